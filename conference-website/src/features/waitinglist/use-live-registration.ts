import { useCallback, useEffect, useRef } from 'react';
import { pollerOf } from '@/features/catalogue/availability-poller';
import { loadRegistration, type Held } from '@/features/registration/held';
import { Problem } from '@/shared/api/problems';
import { Refresher } from './refresher';

interface LiveRegistrationProps {
  slug: string;
  /** There is something to follow. */
  live: boolean;
  onFresh: (held: Held) => void;
  onSessionLost: () => void;
}

/**
 * Follows a registration while it waits: read again whenever the queue of its event has moved, and when the person
 * comes back to the page. Returns a way to ask for it besides.
 */
export function useLiveRegistration({ slug, live, ...handlers }: LiveRegistrationProps): () => void {
  const latest = useRef(handlers);
  const refresher = useRef<Refresher>(undefined);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    if (!live) return;
    const following = new Refresher(async () => {
      try {
        const held = await loadRegistration();
        if (refresher.current === following) latest.current.onFresh(held);
      } catch (error) {
        if (error instanceof Problem && error.status === 401 && refresher.current === following) {
          latest.current.onSessionLost();
        }
        throw error;
      }
    });
    refresher.current = following;
    following.start();
    const stopListening = followQueue(slug, following);
    return () => {
      refresher.current = undefined;
      stopListening();
      following.stop();
    };
  }, [slug, live]);

  return useCallback(() => refresher.current?.ask(), []);
}

/** What was read before the first news of the queue may be older than it, so the first news count as well. */
function followQueue(slug: string, refresher: Refresher): () => void {
  const poller = pollerOf(slug);
  let moves: number | undefined;
  const look = () => {
    const now = poller.snapshot().availability?.queueMoves;
    if (now === undefined || now === moves) return;
    moves = now;
    refresher.ask();
  };
  const stop = poller.subscribe(look);
  look();
  return stop;
}

/** An answer that was overtaken by a decision on its way. */
export function isOlder(next: Held, present: Held | undefined): boolean {
  return present !== undefined && next.registration.revision < present.registration.revision;
}
