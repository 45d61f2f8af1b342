import { useState } from 'react';
import type { Availability, Event } from '@/shared/api/types';
import type { Refused } from './use-sign-up';

export interface WaitingListPlace {
  /** The chosen ticket has no place left, so the form leads to the waiting list. */
  joins: boolean;
  /** It still had one when it was chosen. */
  justSoldOut: boolean;
  /** The refusal that this answers: it asks for no correction, only for a decision. */
  answered: Refused | undefined;
}

/** Where the form leads as things stand: to a place or, while the chosen ticket is sold out, to the waiting list. */
export function useWaitingList(
  event: Event,
  availability: Availability | undefined,
  chosen: string,
  refused: Refused | undefined,
): WaitingListPlace {
  const [lastFree, setLastFree] = useState<string>();
  const [told, setTold] = useState<{ refused: Refused | undefined; version: number | undefined }>();
  if (told?.refused !== refused) setTold({ refused, version: availability?.version });

  const places = availability?.ticketTypes.find(({ code }) => code === chosen);
  const answered = event.waitingList && refused && isRace(refused) ? refused : undefined;
  // The service knows it before the live numbers do; the next ones that come are newer than its answer.
  const ahead = answered?.request.ticketType === chosen && told?.version === availability?.version;
  const soldOut = places?.state === 'sold-out' || ahead;
  if (places && !soldOut && lastFree !== chosen) setLastFree(chosen);
  return { joins: Boolean(event.waitingList) && soldOut, justSoldOut: lastFree === chosen, answered };
}

/** The last place went while the form was on its way. With a request for the waiting list there is no such race. */
function isRace({ problem, request }: Refused): boolean {
  return problem.code === 'sold-out' && !request.waitingList;
}
