import { draftOf, fileOf, type Draft } from './draft';

/** An event that is being written: as the values of a form, or as the text of its file. */
export type Source = { as: 'form'; draft: Draft } | { as: 'file'; yaml: string };

export function yamlOf(source: Source): string {
  return source.as === 'form' ? fileOf(source.draft) : source.yaml;
}

/** What it says; undefined while it is a text that can't be read. */
export function draftIn(source: Source): Draft | undefined {
  return source.as === 'form' ? source.draft : draftOf(source.yaml);
}

/** The same in the other way; undefined when the text can't be shown as a form. */
export function shownAs(source: Source, as: Source['as']): Source | undefined {
  if (as === source.as) return source;
  if (as === 'file') return { as, yaml: yamlOf(source) };
  const draft = draftIn(source);
  return draft && { as, draft };
}

/** From the text of a file, as a form if that is wanted and can be done. */
export function sourceOf(yaml: string, as: Source['as']): Source {
  const text: Source = { as: 'file', yaml };
  return shownAs(text, as) ?? text;
}

/** The same text, if it says the same: written as this program writes it, so that only what it says can be different. */
export function inOneHand(yaml: string): string {
  const draft = draftOf(yaml);
  return draft ? fileOf(draft) : yaml;
}
