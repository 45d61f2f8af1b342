import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../idempotency-key';
import { Problem } from '../api/problems';

export interface DecisionProps<T> {
  /** Does it; the key stays the same until it is answered, so that a repetition does nothing twice. */
  decide: (key: string) => Promise<T>;
  onDone: (result: T) => void;
  onSessionLost: () => void;
}

/** What must happen once only, however often its button is pressed and however often its answer is lost. */
export function useDecision<T>({ decide, onDone, onSessionLost }: DecisionProps<T>) {
  const key = useRef<string>(undefined);
  const running = useRef(false);
  const decision = useMutation({
    mutationFn: () => decide((key.current ??= newIdempotencyKey())),
    onSuccess: (result) => {
      key.current = undefined;
      onDone(result);
    },
    onError: (error) => {
      if (error instanceof Problem && !error.isTemporary) key.current = undefined;
      if (error instanceof Problem && error.status === 401) onSessionLost();
    },
    onSettled: () => {
      running.current = false;
    },
  });
  return {
    busy: decision.isPending,
    error: decision.error,
    reset: decision.reset,
    run: () => {
      // The second click of a double click comes before the first one is shown.
      if (running.current) return;
      running.current = true;
      decision.mutate();
    },
  };
}
