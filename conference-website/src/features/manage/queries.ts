import { call, type Reply } from '@/shared/api/client';
import type { Erasure, Registration, RegistrationChange } from '@/shared/api/types';
import { newIdempotencyKey } from '@/shared/idempotency-key';

/** A registration as it was read, with the tag that a change of it must name (RFC 9110 §13.1.1). */
export interface Held {
  registration: Registration;
  etag: string;
}

const base = '/api/v1/manage';

export async function openSession(token: string): Promise<Held> {
  return held(await call<Registration>('POST', `${base}/session`, { body: { token } }));
}

export async function closeSession(): Promise<void> {
  await call('DELETE', `${base}/session`);
}

export async function loadRegistration(): Promise<Held> {
  return held(await call<Registration>('GET', `${base}/registration`, { cache: 'no-store' }));
}

export async function changeRegistration(change: RegistrationChange, etag: string): Promise<Held> {
  const headers = { 'if-match': etag };
  return held(await call<Registration>('PATCH', `${base}/registration`, { body: change, headers }));
}

/** A request that must happen once only, however often it is sent: the key is made when the person decides. */
export type Decision = 'cancellation' | 'consent-withdrawals' | 'erasure';

export function decide<T>(decision: Decision, key: string): Promise<Reply<T>> {
  const body = decision === 'consent-withdrawals' ? { purpose: 'privacy-notice' } : {};
  return call<T>('POST', `${base}/registration/${decision}`, { body, headers: { 'idempotency-key': key } });
}

export async function decideOnRegistration(decision: Exclude<Decision, 'erasure'>, key: string): Promise<Held> {
  return held(await decide<Registration>(decision, key));
}

export async function erase(key: string): Promise<Erasure> {
  return (await decide<Erasure>('erasure', key)).data;
}

export { newIdempotencyKey };

/** By the revision, not by the ETag header: a proxy that compresses the answer weakens that one. */
function held({ data }: Reply<Registration>): Held {
  return { registration: data, etag: `"${data.revision}"` };
}
