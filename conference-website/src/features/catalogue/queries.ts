import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/client';
import { Problem } from '@/shared/api/problems';
import type { Availability, Event, EventSummary } from '@/shared/api/types';

export const eventsQuery = () =>
  queryOptions({
    queryKey: ['events'],
    queryFn: async ({ signal }) =>
      (await call<{ events: EventSummary[] }>('GET', '/api/v1/events', { signal })).data.events,
    retry: retryUnlessDecided,
    staleTime: 30_000,
  });

export const eventQuery = (slug: string) =>
  queryOptions({
    queryKey: ['events', slug],
    queryFn: async ({ signal }) => (await call<Event>('GET', eventPath(slug), { signal })).data,
    retry: retryUnlessDecided,
    staleTime: 30_000,
  });

export function eventPath(slug: string): string {
  return `/api/v1/events/${encodeURIComponent(slug)}`;
}

/** The present availability, or with `after` the first one that is newer than that version. */
export async function loadAvailability(
  slug: string,
  after: number | undefined,
  signal: AbortSignal,
): Promise<Availability> {
  const query = after === undefined ? '' : `?after=${after}`;
  const path = `${eventPath(slug)}/availability${query}`;
  return (await call<Availability>('GET', path, { signal, timeout: 40_000, cache: 'no-store' })).data;
}

/** Asking again helps against a lost connection or a busy service, not against a decision. */
export function retryUnlessDecided(failures: number, error: Error): boolean {
  const decided = error instanceof Problem && !error.isTemporary;
  return !decided && failures < 3;
}
