/** What a text can name; the service puts in what it stands for. */
export const placeholders = ['givenName', 'familyName', 'reference', 'ticket', 'event', 'organiser'] as const;

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names in a text that stand for nothing. */
export function unknownIn(text: string): string[] {
  return [...text.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .filter((name) => !(placeholders as readonly string[]).includes(name));
}

/** The text as one person would read it; a name without a value stays as it is written. */
export function filled(text: string, values: Partial<Record<string, string>>): string {
  return text.replace(placeholder, (written, name: string) => values[name] ?? written);
}
