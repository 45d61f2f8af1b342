import { useQueryClient } from '@tanstack/react-query';
import { attendeePath, attendeeQuery } from '../attendees/queries';
import { ask } from '../queries';

export interface TagChange {
  add?: string[];
  remove?: string[];
}

/** Adds tags and takes others off; what two organisers do at the same time is both done. */
export async function tagAttendee(slug: string, reference: string, change: TagChange): Promise<string[]> {
  return (await ask<{ tags: string[] }>('PATCH', `${attendeePath(slug, reference)}/tags`, change)).tags;
}

export function notePath(slug: string, reference: string, note: string): string {
  return `${attendeePath(slug, reference)}/notes/${note}`;
}

/** What was written is in the attendee's history as well, and in the lists. */
export function useRemarked(slug: string, reference: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: ['organiser', 'attendees', slug] });
    await client.invalidateQueries({ queryKey: attendeeQuery(slug, reference).queryKey });
  };
}
