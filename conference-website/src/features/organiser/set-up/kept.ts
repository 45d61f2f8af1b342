import { forgetInTab, keepInTab, readFromTab } from '../kept-in-tab';
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

/** Kept until it is applied or thrown away. */
export function keep(name: string, kept: Kept): void {
  keepInTab(key(name), kept);
}

export function readKept(name: string): Kept | undefined {
  const kept: Partial<Kept> = readFromTab(key(name));
  if (typeof kept.yaml !== 'string') return undefined;
  return { yaml: kept.yaml, ...(typeof kept.base?.yaml === 'string' && { base: kept.base }) };
}

export function forget(name: string): void {
  forgetInTab(key(name));
}
