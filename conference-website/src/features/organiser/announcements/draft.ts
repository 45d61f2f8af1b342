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
  write(draftKey(slug), draft);
}

export function readDraft(slug: string): Draft {
  const { subject, body } = read(draftKey(slug));
  return { subject: texts(subject), body: texts(body) };
}

/** The id for these words: the same as before, if they are the same words. */
export function attemptOf(slug: string, words: string): Attempt {
  const before = read(attemptKey(slug));
  if (before.words === words && typeof before.id === 'string') return { words, id: before.id };
  const attempt = { words, id: crypto.randomUUID() };
  write(attemptKey(slug), attempt);
  return attempt;
}

export function forgetDraft(slug: string): void {
  remove(draftKey(slug));
  remove(attemptKey(slug));
}

function texts(kept: unknown): Record<string, string> {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter((one): one is [string, string] => typeof one[1] === 'string'));
}

function read(key: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: leaving the page loses it, as without this.
  }
}

function remove(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
