import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import { ask } from '../queries';
import type { HistoryEntry } from '../types';

export const actors = ['attendee', 'organiser', 'system'] as const;
export type Actor = (typeof actors)[number];

/** Which entries are shown; it is in the address, so it can be kept and passed on as a link. */
export interface HistoryView {
  actor?: Actor | undefined;
  action?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Older ones than this entry. */
  before?: string | undefined;
}

export function historyViewOf(raw: Record<string, unknown>): HistoryView {
  const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
  return {
    actor: actors.find((actor) => actor === raw.actor),
    action: typeof raw.action === 'string' ? raw.action : undefined,
    from: day(raw.from),
    to: day(raw.to),
    before: typeof raw.before === 'string' ? raw.before : undefined,
  };
}

export interface EventHistoryEntry {
  id: string;
  entry: HistoryEntry;
  /** Absent for somebody who is not there any more. */
  attendee?: { reference: string; givenName: string; familyName: string };
}

interface EventHistory {
  entries: EventHistoryEntry[];
  next?: string;
}

/** The view as the service is asked for it. */
export function historyParameters(view: HistoryView): string {
  const wanted = Object.entries(view).filter(([, value]) => value) as [string, string][];
  return new URLSearchParams(wanted).toString();
}

export const historyQuery = (slug: string, view: HistoryView) =>
  queryOptions({
    queryKey: ['organiser', 'history', slug, view],
    queryFn: () => ask<EventHistory>('GET', `/events/${encodeURIComponent(slug)}/history?${historyParameters(view)}`),
    retry: retryUnlessDecided,
    placeholderData: keepPreviousData,
  });
