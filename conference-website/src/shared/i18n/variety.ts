/** The viewer's own variety of a language, for dates and numbers: "en" is written differently in London and in Boston. */
export function varietyOf(language: string, wanted: readonly string[] = navigator.languages): string {
  return wanted.find((tag) => tag.split('-')[0]?.toLowerCase() === language) ?? language;
}
