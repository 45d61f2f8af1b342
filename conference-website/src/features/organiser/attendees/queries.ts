import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import { call } from '@/shared/api/client';
import type { SignUpRequest } from '@/shared/api/types';
import { ask, desk } from '../queries';
import type { AttendeeDetail, AttendeesFound } from '../types';
import { queryOf, type View } from './view';

/** Other organisers' changes, and new sign-ups, appear after so long. */
export const refresh = 4000;

/** While the service is still looking at everybody, it goes on with each question. */
export const goOn = 300;

export const attendeesQuery = (slug: string, view: View) =>
  queryOptions({
    queryKey: ['organiser', 'attendees', slug, queryOf(view)],
    queryFn: () => ask<AttendeesFound>('GET', `${attendeesPath(slug)}?${queryOf(view)}`),
    retry: retryUnlessDecided,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.complete === false ? goOn : refresh),
  });

export const attendeeQuery = (slug: string, reference: string) =>
  queryOptions({
    queryKey: ['organiser', 'attendee', slug, reference],
    queryFn: () => ask<AttendeeDetail>('GET', attendeePath(slug, reference)),
    retry: retryUnlessDecided,
    refetchInterval: refresh,
  });

export function attendeesPath(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/attendees`;
}

export function attendeePath(slug: string, reference: string): string {
  return `${attendeesPath(slug)}/${encodeURIComponent(reference)}`;
}

/** Does something to an attendee as they were seen: if somebody else was faster, the service says so. */
export async function steer(
  method: 'PATCH' | 'POST',
  path: string,
  revision: number,
  body?: unknown,
): Promise<AttendeeDetail> {
  const headers = { 'if-match': `"${revision}"` };
  return (await call<AttendeeDetail>(method, `${desk}${path}`, body === undefined ? { headers } : { headers, body }))
    .data;
}

/** Registers somebody by hand; the same body under the same key registers once. */
export async function registerByHand(
  slug: string,
  body: SignUpRequest,
  key: string,
  overCapacity: boolean,
): Promise<AttendeeDetail> {
  const path = `${desk}${attendeesPath(slug)}${overCapacity ? '/over-capacity' : ''}`;
  return (await call<AttendeeDetail>('POST', path, { body, headers: { 'idempotency-key': key } })).data;
}
