import { call, type Reply } from '@/shared/api/client';
import type { Registration } from '@/shared/api/types';

/** A registration as it was read, with the tag that a change of it must name (RFC 9110 §13.1.1). */
export interface Held {
  registration: Registration;
  etag: string;
}

export const heldPath = '/api/v1/manage/registration';

/** By the revision, not by the ETag header: a proxy that compresses the answer weakens that one. */
export function tagOf({ revision }: Registration): string {
  return `"${revision}"`;
}

export function heldOf({ data }: Reply<Registration>): Held {
  return { registration: data, etag: tagOf(data) };
}

/** The registration that is open in this browser: its manage session is a cookie. */
export async function loadRegistration(signal?: AbortSignal): Promise<Held> {
  return heldOf(await call<Registration>('GET', heldPath, { cache: 'no-store', ...(signal && { signal }) }));
}

/** A request that must happen once only, however often it is sent: the key is made when the person decides. */
export type Decision = 'cancellation' | 'consent-withdrawals' | 'erasure' | 'offer-acceptance';

const bodies: Record<Decision, unknown> = {
  cancellation: {},
  'consent-withdrawals': { purpose: 'privacy-notice' },
  erasure: {},
  'offer-acceptance': undefined,
};

/** With a tag, only if the registration is still the one of that tag. */
export function decide<T>(decision: Decision, key: string, tag?: string): Promise<Reply<T>> {
  const headers = { 'idempotency-key': key, ...(tag !== undefined && { 'if-match': tag }) };
  return call<T>('POST', `${heldPath}/${decision}`, { body: bodies[decision], headers });
}

export async function decideOnRegistration(
  decision: Exclude<Decision, 'erasure'>,
  key: string,
  tag?: string,
): Promise<Held> {
  return heldOf(await decide<Registration>(decision, key, tag));
}
