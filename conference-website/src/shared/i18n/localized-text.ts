import type { LocalizedText } from '../api/types';

export interface Localized {
  text: string;
  locale: string;
}

/** The text in the viewer's language, otherwise in the event's own first language. */
export function localized(text: LocalizedText | null | undefined, language: string, locales: string[] = []): Localized {
  for (const locale of [language, ...locales, ...Object.keys(text ?? {})]) {
    const found = text?.[locale];
    if (found !== undefined) return { text: found, locale };
  }
  return { text: '', locale: language };
}
