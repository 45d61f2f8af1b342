import { queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import { NoAnswer, Problem } from '@/shared/api/problems';
import { ask, desk } from '../queries';

export const importStates = ['uploaded', 'checking', 'checked', 'running', 'done', 'refused', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];

/** A file of attendees that was brought in, and how far it is. */
export interface Import {
  id: string;
  fileName: string;
  uploadedAt: string;
  /** Absent when they have no account any more. */
  name?: string;
  state: ImportState;
  header: string[];
  /** What each column is; empty when it is nothing. */
  columns: string[];
  ticketType: string;
  locale: string;
  waitingList: boolean;
  skipBad: boolean;
  mail: boolean;
  rows: number;
  done: number;
  bad: number;
  leftOut: number;
  imported: number;
  endedAt?: string;
}

export interface ImportProblem {
  /** What the column is; empty when it is about the whole row. */
  field: string;
  code: string;
  row?: number;
}

export interface ImportRow {
  number: number;
  cells: string[];
  problems: ImportProblem[];
}

export interface ImportMeaning {
  columns: string[];
  ticketType: string;
  locale: string;
  waitingList: boolean;
}

export interface ImportChoice {
  skipBad: boolean;
  mail: boolean;
  privacyNoticeVersion: number;
}

/** While the service works on it, so often. */
const refresh = 700;

/** A slow connection takes a while for so much. */
const patience = 120_000;

export function isAtWork({ state }: Import): boolean {
  return state === 'checking' || state === 'running';
}

export const importsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['organiser', 'imports', slug],
    queryFn: async () => (await ask<{ imports: Import[] }>('GET', importsPath(slug))).imports,
    retry: retryUnlessDecided,
  });

export const importQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['organiser', 'imports', slug, id],
    queryFn: () => ask<Import>('GET', importPath(slug, id)),
    retry: retryUnlessDecided,
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? refresh : false),
  });

/** The first rows, to see what is in the columns. */
export const sampleQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['organiser', 'import-sample', slug, id],
    queryFn: async () => (await ask<{ rows: ImportRow[] }>('GET', `${importPath(slug, id)}/rows`)).rows.slice(0, 3),
    retry: retryUnlessDecided,
    staleTime: Infinity,
  });

/** A hundred rows that have problems, behind the row of this number. */
export const problemsQuery = (slug: string, id: string, after: number, state: ImportState) =>
  queryOptions({
    queryKey: ['organiser', 'import-problems', slug, id, after, state],
    queryFn: async () =>
      (await ask<{ rows: ImportRow[] }>('GET', `${importPath(slug, id)}/rows?bad=true&after=${after}`)).rows,
    retry: retryUnlessDecided,
  });

export function importsPath(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/imports`;
}

export function importPath(slug: string, id: string): string {
  return `${importsPath(slug)}/${encodeURIComponent(id)}`;
}

/** Brings a file in; the same under the same id is brought in once. */
export async function bringIn(slug: string, id: string, file: File): Promise<Import> {
  const response = await fetch(`${desk}${importPath(slug, id)}?name=${encodeURIComponent(file.name.slice(-200))}`, {
    method: 'PUT',
    headers: { 'content-type': file.type || 'text/csv', accept: 'application/json, application/problem+json' },
    body: file,
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    throw new NoAnswer('no answer', { cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Problem(response.status, body);
  return body as Import;
}
