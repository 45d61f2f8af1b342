import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import { goOn, refresh } from '../attendees/queries';
import { ask } from '../queries';
import type { Asked, Attendee } from '../types';

export const reasons = [
  'same-mailbox',
  'same-name',
  'swapped-names',
  'similar-name',
  'shorter-name',
  'same-local-part',
  'similar-address',
  'same-domain',
  'same-organisation',
] as const;
export type Reason = (typeof reasons)[number];

/** Two registrations that may be of one person, the older one first. */
export interface Pair {
  /** 0 to 100: how much speaks for it. */
  score: number;
  likely: boolean;
  reasons: Reason[];
  attendees: [Attendee, Attendee];
}

export interface DuplicatesFound {
  total: number;
  /** False while the service has not yet compared everybody. */
  complete: boolean;
  page: number;
  size: number;
  asked: Asked;
  pairs: Pair[];
}

/** What of the pairs is shown; it is in the address. */
export interface PairsView {
  /** Those that were put aside as different people. */
  different?: boolean | undefined;
  page?: number | undefined;
}

export const duplicatesQuery = (slug: string, { different = false, page = 1 }: PairsView) =>
  queryOptions({
    queryKey: ['organiser', 'duplicates', slug, different, page],
    queryFn: () => ask<DuplicatesFound>('GET', `${duplicatesPath(slug)}?different=${different}&page=${page}`),
    retry: retryUnlessDecided,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.complete === false ? goOn : refresh),
  });

export function duplicatesPath(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/duplicates`;
}

/** What can be taken over from the registration that ends. */
export const parts = ['givenName', 'familyName', 'email', 'organisation', 'answers'] as const;
export type Part = (typeof parts)[number];

/** Takes from an address whatever makes sense. */
export function pairsViewOf(raw: Record<string, unknown>): PairsView {
  const page = Number(raw.page);
  return {
    ...(raw.different === true && { different: true }),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}
