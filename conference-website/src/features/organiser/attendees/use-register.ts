import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Problem } from '@/shared/api/problems';
import type { SignUpRequest } from '@/shared/api/types';
import { newIdempotencyKey } from '@/shared/idempotency-key';
import type { AttendeeDetail } from '../types';
import { attendeeQuery, registerByHand } from './queries';

export interface Registering {
  body: SignUpRequest;
  overCapacity: boolean;
}

/** They were told of another privacy notice than there is by now. */
export function isOutdated(error: unknown): boolean {
  return error instanceof Problem && error.errors.some(({ code }) => code === 'consent-outdated');
}

/**
 * Registers somebody once, however often it is sent: the same request keeps its key until there is an answer to it, so
 * that one whose answer was lost on the way is not registered twice.
 */
export function useRegister(slug: string, onDone: (done: AttendeeDetail) => void, onOutdated: () => void) {
  const client = useQueryClient();
  const pending = useRef({ request: '', key: '' });
  return useMutation({
    mutationFn: (registering: Registering) => {
      const request = JSON.stringify(registering);
      if (pending.current.request !== request) pending.current = { request, key: newIdempotencyKey() };
      return registerByHand(slug, registering.body, pending.current.key, registering.overCapacity);
    },
    onSuccess: (done) => {
      pending.current = { request: '', key: '' };
      client.setQueryData(attendeeQuery(slug, done.attendee.reference).queryKey, done);
      void client.invalidateQueries({ queryKey: ['organiser', 'attendees', slug] });
      onDone(done);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.status < 500) pending.current = { request: '', key: '' };
      if (isOutdated(error)) onOutdated();
    },
  });
}
