import { forgetInTab, keepInTab, readFromTab } from '../kept-in-tab';

/** What somebody has written so far, in each language. */
export interface Draft {
  subject: Record<string, string>;
  body: Record<string, string>;
}

/** Under which id these words were sent: should the answer get lost, they are not sent again under another. */
export interface Attempt {
  words: string;
  id: string;
}

export const emptyDraft: Draft = { subject: {}, body: {} };

const draftKey = (slug: string) => `announcement/${slug}`;
const attemptKey = (slug: string) => `announcement-sent/${slug}`;

/** Kept in this tab only, until it is sent. */
export function keepDraft(slug: string, draft: Draft): void {
  keepInTab(draftKey(slug), draft);
}

export function readDraft(slug: string): Draft {
  const { subject, body } = readFromTab(draftKey(slug));
  return { subject: texts(subject), body: texts(body) };
}

/** The id for these words: the same as before, if they are the same words. */
export function attemptOf(slug: string, words: string): Attempt {
  const before = readFromTab(attemptKey(slug));
  if (before.words === words && typeof before.id === 'string') return { words, id: before.id };
  const attempt = { words, id: crypto.randomUUID() };
  keepInTab(attemptKey(slug), attempt);
  return attempt;
}

export function forgetDraft(slug: string): void {
  forgetInTab(draftKey(slug));
  forgetInTab(attemptKey(slug));
}

function texts(kept: unknown): Record<string, string> {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter((one): one is [string, string] => typeof one[1] === 'string'));
}
