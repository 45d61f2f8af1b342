import { diffLines } from 'diff';
import { queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import { call } from '@/shared/api/client';
import { Problem } from '@/shared/api/problems';
import { ask, desk } from '../queries';
import type { EventFile, EventFileMistake, EventFileOutcome } from '../types';

function path(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/file`;
}

export function readFile(slug: string): Promise<EventFile> {
  return ask('GET', path(slug));
}

export const eventFileQuery = (slug: string) =>
  queryOptions({
    queryKey: ['organiser', 'file', slug],
    queryFn: () => readFile(slug),
    retry: retryUnlessDecided,
    // What somebody is writing is not replaced under their hands; applying finds out what is newer.
    staleTime: Infinity,
    gcTime: 0,
  });

/** What the file would do to the event, or to nobody yet when it is a new one. */
export function checkFile(slug: string | undefined, yaml: string): Promise<EventFileOutcome> {
  return ask('POST', slug === undefined ? '/event-files/check' : `${path(slug)}/check`, { yaml });
}

export async function applyFile(slug: string, version: string, yaml: string): Promise<EventFileOutcome> {
  const headers = { 'if-match': `"${version}"` };
  return (await call<EventFileOutcome>('PUT', `${desk}${path(slug)}`, { body: { yaml }, headers })).data;
}

export function makeEvent(yaml: string): Promise<EventFileOutcome> {
  return ask('POST', '/event-files', { yaml });
}

/** The mistakes that the service found in a file, if that is what was wrong. */
export function mistakesIn(error: unknown): EventFileMistake[] {
  if (!(error instanceof Problem) || error.code !== 'event-file-wrong') return [];
  const { mistakes } = error.members;
  return Array.isArray(mistakes) ? (mistakes as EventFileMistake[]) : [];
}

export interface ChangedLine {
  kind: 'added' | 'removed';
  text: string;
}

/** The lines that one text has and the other has not, in their order. */
export function changedLines(before: string, after: string): ChangedLine[] {
  return diffLines(before, after).flatMap(({ added, removed, value }) => {
    const kind = added ? 'added' : removed ? 'removed' : undefined;
    return kind === undefined
      ? []
      : value
          .replace(/\n$/, '')
          .split('\n')
          .map((text) => ({ kind, text }));
  });
}

/** Where a line begins and ends in a text; lines count from 1. */
export function rangeOfLine(text: string, line: number): [start: number, end: number] {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + (lines[line - 1] ?? '').length];
}
