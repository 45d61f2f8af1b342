import { call } from '@/shared/api/client';
import { NoAnswer, Problem } from '@/shared/api/problems';
import type { CheckYourMail, Confirmation, SignUpRequest } from '@/shared/api/types';
import { newIdempotencyKey } from '@/shared/idempotency-key';
import { pause } from '@/shared/pause';
import { forgetInTab, keepInTab, readInTab } from '@/shared/storage';

/** A sign-up that was sent and has no final answer yet. It outlives a reload, so that it is never sent as another one. */
export interface Pending {
  key: string;
  request: SignUpRequest;
}

/** A confirmation may be one of a place on the waiting list; its state says so. */
export type Outcome =
  | { kind: 'confirmed'; confirmation: Confirmation }
  | { kind: 'check-your-mail' }
  | { kind: 'refused'; problem: Problem };

export interface Wait {
  reason: 'busy' | 'offline';
  /** When the next attempt is due; undefined while it is running. */
  until: number | undefined;
}

const keyOf = (slug: string) => `conference.pending.${slug}`;

export function pendingOf(slug: string): Pending | undefined {
  return readInTab(keyOf(slug), isPending);
}

/** The same entries keep their key until they are answered; other entries are another sign-up. */
export function pendingFor(slug: string, request: SignUpRequest): Pending {
  const known = pendingOf(slug);
  if (known && JSON.stringify(known.request) === JSON.stringify(request)) return known;
  const pending = { key: newIdempotencyKey(), request };
  keepInTab(keyOf(slug), pending);
  return pending;
}

function isPending(value: unknown): value is Pending {
  const pending = value as Partial<Pending> | null;
  return typeof pending?.key === 'string' && typeof pending.request === 'object';
}

/**
 * Sends a sign-up, again and again with the same key while it is undecided: the service may be busy, the network gone,
 * the answer lost. Ends with its outcome, or never when `signal` is aborted.
 */
export async function submitUntilDecided(
  slug: string,
  first: Pending,
  signal: AbortSignal,
  onWait: (wait: Wait) => void,
): Promise<Outcome> {
  let pending = first;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await send(slug, pending, signal);
      forgetInTab(keyOf(slug));
      return outcome;
    } catch (error) {
      signal.throwIfAborted();
      if (isReusedKey(error) && attempt === 1) {
        // Another tab, copied from this one, used the key for other entries: these were never seen.
        forgetInTab(keyOf(slug));
        pending = pendingFor(slug, pending.request);
      } else if (!isUndecided(error)) {
        return refusal(slug, error);
      } else {
        await waitForNextTry(attempt, error, signal, onWait);
      }
    }
  }
}

async function send(slug: string, { key, request }: Pending, signal: AbortSignal): Promise<Outcome> {
  const path = `/api/v1/events/${encodeURIComponent(slug)}/registrations`;
  const headers = { 'idempotency-key': key };
  const reply = await call<Confirmation | CheckYourMail>('POST', path, { body: request, headers, signal });
  const { data } = reply;
  return data.state === 'check-your-mail' ? { kind: 'check-your-mail' } : { kind: 'confirmed', confirmation: data };
}

function isUndecided(error: unknown): error is Problem | NoAnswer {
  return error instanceof NoAnswer || (error instanceof Problem && error.isTemporary);
}

function isReusedKey(error: unknown): boolean {
  return error instanceof Problem && error.code === 'idempotency-key-reused';
}

function refusal(slug: string, error: unknown): Outcome {
  if (!(error instanceof Problem)) throw error;
  // After an error of the service nobody knows what became of the request, so its key is kept for the next try.
  if (error.status < 500) forgetInTab(keyOf(slug));
  return { kind: 'refused', problem: error };
}

async function waitForNextTry(
  attempt: number,
  error: Problem | NoAnswer,
  signal: AbortSignal,
  onWait: (wait: Wait) => void,
): Promise<void> {
  const reason = error instanceof NoAnswer ? 'offline' : 'busy';
  const backoff = Math.min(20_000, 1_000 * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
  const asked = error instanceof Problem ? error.retryAfter : undefined;
  // Whoever was told the same Retry-After should not come back in the same instant.
  const milliseconds = asked === undefined ? backoff : asked + Math.random() * 1_000;
  onWait({ reason, until: Date.now() + milliseconds });
  await Promise.race([pause(milliseconds, signal), ...(reason === 'offline' ? [backOnline(signal)] : [])]);
  signal.throwIfAborted();
  onWait({ reason, until: undefined });
}

function backOnline(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener(
      'online',
      () => {
        resolve();
      },
      { once: true, signal },
    );
  });
}
