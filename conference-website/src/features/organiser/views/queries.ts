import { queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import { ask } from '../queries';

/** A view of the list of attendees that the team has given a name. */
export interface SavedView {
  id: string;
  name: string;
  query: string;
  /** What is shown of each attendee; the usual when there is none. */
  columns: string[];
}

export const viewsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['organiser', 'views', slug],
    queryFn: async () => (await ask<{ views: SavedView[] }>('GET', viewsPath(slug))).views,
    retry: retryUnlessDecided,
    staleTime: 30_000,
  });

export function viewsPath(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/views`;
}
