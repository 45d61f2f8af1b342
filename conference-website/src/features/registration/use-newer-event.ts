import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { eventQuery } from '@/features/catalogue/queries';
import type { FieldCode, Problem } from '@/shared/api/problems';
import type { Event } from '@/shared/api/types';

/** What the form itself would not have sent: the event is another one by now. */
const SIGNS: readonly FieldCode[] = ['consent-outdated', 'unknown-ticket-type', 'unknown-question', 'unknown-option'];
const PAUSE = 2_000;
const LONGEST = 30_000;

/** After a refusal that only an older version of the event explains, the event is read until it is newer, for a while. */
export function useNewerEvent(event: Event, problem: Problem | undefined) {
  const [sent, setSent] = useState<{ event: Event; at: number }>();
  const outdated = sent?.event === event && problem?.errors.some(({ code }) => SIGNS.includes(code)) === true;
  useQuery({
    ...eventQuery(event.slug),
    enabled: outdated,
    staleTime: 0,
    refetchInterval: () => outdated && Date.now() - sent.at < LONGEST && PAUSE,
  });
  return () => {
    setSent({ event, at: Date.now() });
  };
}
