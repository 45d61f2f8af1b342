import { decide, heldOf, heldPath, type Held } from '@/features/registration/held';
import { call } from '@/shared/api/client';
import type { Erasure, Registration, RegistrationChange } from '@/shared/api/types';

const session = '/api/v1/manage/session';

export async function openSession(token: string): Promise<Held> {
  return heldOf(await call<Registration>('POST', session, { body: { token } }));
}

export async function closeSession(): Promise<void> {
  await call('DELETE', session);
}

export async function changeRegistration(change: RegistrationChange, etag: string): Promise<Held> {
  const headers = { 'if-match': etag };
  return heldOf(await call<Registration>('PATCH', heldPath, { body: change, headers }));
}

/** Agrees to the privacy notice of this version, as it was read in this language. */
export async function renewConsent(privacyNoticeVersion: number, locale: string, key: string): Promise<Held> {
  const headers = { 'idempotency-key': key };
  return heldOf(
    await call<Registration>('POST', `${heldPath}/consents`, { body: { privacyNoticeVersion, locale }, headers }),
  );
}

export async function erase(key: string): Promise<Erasure> {
  return (await decide<Erasure>('erasure', key)).data;
}
