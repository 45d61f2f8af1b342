import type { EventFile } from '../types';

/** What somebody was writing when they left the page, and what they had begun with. */
export interface Kept {
  yaml: string;
  /** None of a new event. */
  base?: EventFile;
}

/** What a new event is kept under, while it has no name that is sure to stay. */
export function keptName(from: string | undefined): string {
  return from === undefined ? 'new' : `copy-of-${from}`;
}

const key = (name: string) => `set-up/${name}`;

/** Kept in this tab only, until it is applied or thrown away. */
export function keep(name: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key(name), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: leaving the page loses it, as without this.
  }
}

export function readKept(name: string): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(name)) ?? 'null') as Partial<Kept> | null;
    if (typeof kept?.yaml !== 'string') return undefined;
    return { yaml: kept.yaml, ...(typeof kept.base?.yaml === 'string' && { base: kept.base }) };
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    sessionStorage.removeItem(key(name));
  } catch {
    // Nothing was kept.
  }
}
