import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/shared/api/problems';

/**
 * Does something that the service may want a fresh proof for. When it does, `asking` is true until somebody has signed
 * in again; then it is done at once.
 */
export function useConfirmed<T, V = void>(action: (values: V) => Promise<T>, onDone: (result: T) => void) {
  const [waiting, setWaiting] = useState<{ values: V }>();
  const mutation = useMutation({
    mutationFn: action,
    onSuccess: onDone,
    onError: (error, values) => {
      if (needsConfirmation(error)) setWaiting({ values });
    },
  });
  return {
    run: mutation.mutate,
    busy: mutation.isPending,
    error: needsConfirmation(mutation.error) ? null : mutation.error,
    reset: mutation.reset,
    asking: waiting !== undefined,
    confirmed: () => {
      if (waiting) mutation.mutate(waiting.values);
      setWaiting(undefined);
    },
    refused: () => {
      setWaiting(undefined);
      mutation.reset();
    },
  };
}

export type Confirmed = Pick<ReturnType<typeof useConfirmed>, 'asking' | 'confirmed' | 'refused'>;

function needsConfirmation(error: unknown): boolean {
  return error instanceof Problem && error.code === 'confirmation-needed';
}
