import { queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import type { LocalizedText } from '@/shared/api/types';
import { queryOf, type View } from '../attendees/view';
import { ask } from '../queries';

/** What was written to many, and how far it has got. */
export interface Announcement {
  id: string;
  writtenAt: string;
  /** Absent when they have no account any more. */
  name?: string;
  subject: LocalizedText;
  body: LocalizedText;
  recipients: number;
  waiting: number;
  sent: number;
  failed: number;
  stoppedAt?: string;
  /** When it goes out, where that was planned. */
  dueAt?: string;
  /** When a planned one began to; until then it has no recipients. */
  begunAt?: string;
}

export interface NewAnnouncement {
  view: string;
  subject: LocalizedText;
  body: LocalizedText;
  /** At once without. */
  sendAt?: string;
}

/** While mails are on their way, so often; while one is planned, so that it is seen when it begins. */
const refresh = 2000;
const refreshPlanned = 15_000;

/** Neither begun nor stopped. */
export function isPlanned({ dueAt, begunAt, stoppedAt }: Announcement): boolean {
  return dueAt !== undefined && begunAt === undefined && stoppedAt === undefined;
}

export const announcementsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['organiser', 'announcements', slug],
    queryFn: async () => (await ask<{ announcements: Announcement[] }>('GET', announcementsPath(slug))).announcements,
    retry: retryUnlessDecided,
    refetchInterval: ({ state }) => {
      if (state.data?.some(({ waiting }) => waiting > 0)) return refresh;
      return state.data?.some(isPlanned) ? refreshPlanned : false;
    },
  });

export const recipientsQuery = (slug: string, view: View) =>
  queryOptions({
    queryKey: ['organiser', 'recipients', slug, queryOf(view)],
    queryFn: async () =>
      (
        await ask<{ recipients: number }>(
          'GET',
          `${announcementsPath(slug)}/recipients?view=${encodeURIComponent(queryOf(view))}`,
        )
      ).recipients,
    retry: retryUnlessDecided,
  });

export function announcementsPath(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/announcements`;
}
