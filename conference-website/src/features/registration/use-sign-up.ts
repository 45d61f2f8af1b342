import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '@/shared/api/problems';
import type { SignUpRequest } from '@/shared/api/types';
import { forgetDraft } from './draft';
import { keepResult } from './result';
import { pendingFor, pendingOf, submitUntilDecided, type Outcome, type Pending, type Wait } from './submission';

/** What was sent, and why nobody was signed up by it. */
export interface Refused {
  problem: Problem;
  request: SignUpRequest;
}

export type SignUpProgress =
  { kind: 'editing'; refused?: Refused } | { kind: 'sending' } | { kind: 'waiting'; wait: Wait; resumed: boolean };

/**
 * One sign-up at a time: a second click changes nothing, and one that was interrupted by a reload is taken up again.
 */
export function useSignUp(slug: string, onDone: (outcome: 'confirmed' | 'check-your-mail') => void) {
  const [interrupted] = useState(() => pendingOf(slug));
  const [progress, setProgress] = useState<SignUpProgress>(() =>
    interrupted ? { kind: 'waiting', wait: { reason: 'busy', until: undefined }, resumed: true } : { kind: 'editing' },
  );
  const running = useRef<AbortController>(undefined);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const run = useCallback(
    async (pending: Pending, resumed: boolean) => {
      if (running.current) return;
      const controller = new AbortController();
      running.current = controller;
      const onWait = (wait: Wait) => {
        setProgress({ kind: 'waiting', wait, resumed });
      };
      try {
        const outcome = await submitUntilDecided(slug, pending, controller.signal, onWait);
        running.current = undefined;
        if (outcome.kind === 'refused')
          setProgress({ kind: 'editing', refused: { problem: outcome.problem, request: pending.request } });
        else finish(slug, outcome, pending.request, done.current);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      }
    },
    [slug],
  );

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setProgress({ kind: 'editing' });
  }, []);

  useEffect(() => {
    let gone = false;
    // The progress says "waiting, resumed" from the first render on; here it only starts.
    queueMicrotask(() => {
      if (interrupted && !gone) void run(interrupted, true);
    });
    return () => {
      gone = true;
      running.current?.abort();
      running.current = undefined;
    };
  }, [interrupted, run]);

  const submit = useCallback(
    (request: SignUpRequest) => {
      if (running.current) return;
      setProgress({ kind: 'sending' });
      void run(pendingFor(slug, request), false);
    },
    [slug, run],
  );

  return { progress, submit, stop };
}

function finish(
  slug: string,
  outcome: Exclude<Outcome, { kind: 'refused' }>,
  { email }: SignUpRequest,
  onDone: (outcome: 'confirmed' | 'check-your-mail') => void,
): void {
  forgetDraft(slug);
  keepResult(slug, outcome.kind === 'confirmed' ? { email, confirmation: outcome.confirmation } : { email });
  onDone(outcome.kind);
}
