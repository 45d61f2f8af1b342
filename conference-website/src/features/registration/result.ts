import type { Confirmation } from '@/shared/api/types';
import { keepInTab, readInTab } from '@/shared/storage';

/** What the pages after the form show, kept in the tab so that they survive a reload. */
export interface Result {
  email: string;
  confirmation?: Confirmation;
}

const keyOf = (slug: string) => `conference.result.${slug}`;

export function keepResult(slug: string, result: Result): void {
  keepInTab(keyOf(slug), result);
}

export function resultOf(slug: string): Result | undefined {
  return readInTab(keyOf(slug), isResult);
}

function isResult(value: unknown): value is Result {
  return typeof (value as Partial<Result> | null)?.email === 'string';
}
