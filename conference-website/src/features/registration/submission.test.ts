import { http, HttpResponse, type HttpResponseResolver } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SignUpRequest } from '@/shared/api/types';
import { pendingFor, pendingOf, submitUntilDecided, type Wait } from './submission';

const server = setupServer();
const confirmation = {
  id: '1',
  reference: '7KQ4-M2XP',
  state: 'confirmed',
  ticketType: 'regular',
  registeredAt: '2026-06-01T12:00:00Z',
};
const request: SignUpRequest = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  email: 'ada@example.org',
  organisation: null,
  ticketType: 'regular',
  answers: { diet: 'vegan' },
  consent: { privacyNoticeVersion: 3, locale: 'en' },
  locale: 'en',
};
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  HttpResponse.json({ code }, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
const accepted = () => HttpResponse.json(confirmation, { status: 201 });

let keys: (string | null)[];
let waits: Wait[];

/** Answers one after the other; the last one stays. */
function answers(...resolvers: (() => ReturnType<HttpResponseResolver>)[]): void {
  server.use(
    http.post('*/api/v1/events/tides/registrations', ({ request: sent }) => {
      const next = resolvers[Math.min(keys.length, resolvers.length - 1)];
      keys.push(sent.headers.get('idempotency-key'));
      return next?.();
    }),
  );
}

function submit(signal = new AbortController().signal) {
  return submitUntilDecided('tides', pendingFor('tides', request), signal, (wait) => waits.push(wait));
}

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  keys = [];
  waits = [];
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  server.resetHandlers();
});

describe('a sign-up is sent as one, however often it is sent', () => {
  test('a busy service is asked again with the same key, after the time it asked for', async () => {
    answers(
      () => problem(503, 'overloaded', { 'retry-after': '3' }),
      () => problem(503, 'store-unavailable'),
      accepted,
    );
    const started = Date.now();
    const outcome = await submit();
    expect(outcome).toEqual({ kind: 'confirmed', confirmation });
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(Date.now() - started).toBeGreaterThanOrEqual(3_000);
    expect(waits[0]).toMatchObject({ reason: 'busy', until: started + 3_000 });
  });

  test('a lost answer, a broken gateway and a request still running are no answer either', async () => {
    answers(
      () => HttpResponse.error(),
      () => new HttpResponse('<html>', { status: 502 }),
      () => problem(409, 'idempotency-in-progress'),
      accepted,
    );
    expect((await submit()).kind).toBe('confirmed');
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(waits[0]?.reason).toBe('offline');
  });

  test("somebody else's page with status 200 is no answer", async () => {
    answers(() => HttpResponse.html('<h1>Hotel Wi-Fi</h1>'), accepted);
    expect((await submit()).kind).toBe('confirmed');
    expect(new Set(keys).size).toBe(1);
  });

  test('regained network is not waited out', async () => {
    answers(() => HttpResponse.error(), accepted);
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    const done = submit();
    await vi.waitFor(() => {
      expect(waits).toHaveLength(1);
    });
    const due = waits[0]?.until ?? 0;
    window.dispatchEvent(new Event('online'));
    await done;
    expect(Date.now()).toBeLessThan(due + 1_000);
  });

  test('a reload finds the key again until there is an answer, and not after it', async () => {
    answers(() => problem(503, 'overloaded', { 'retry-after': '60' }));
    const controller = new AbortController();
    const first = submit(controller.signal);
    await vi.waitFor(() => {
      expect(keys).toHaveLength(1);
    });
    controller.abort();
    await expect(first).rejects.toThrow();
    expect(pendingOf('tides')).toEqual({ key: keys[0], request });

    answers(accepted);
    keys = [];
    const key = pendingOf('tides')?.key;
    await submit();
    expect(keys).toEqual([key]);
    expect(pendingOf('tides')).toBeUndefined();
  });

  test('other entries are another sign-up', () => {
    const first = pendingFor('tides', request);
    expect(pendingFor('tides', request).key).toBe(first.key);
    expect(pendingFor('tides', { ...request, givenName: 'Augusta' }).key).not.toBe(first.key);
    expect(pendingFor('other', request).key).not.toBe(first.key);
  });

  test('the same entries for the waiting list are another sign-up', () => {
    const first = pendingFor('tides', request);
    const waits = pendingFor('tides', { ...request, waitingList: true });
    expect(waits.key).not.toBe(first.key);
    expect(pendingFor('tides', { ...request, waitingList: true }).key).toBe(waits.key);
    expect(pendingFor('tides', request).key).not.toBe(waits.key);
  });

  test('a refusal is an answer: the next try has a key of its own', async () => {
    answers(() => problem(409, 'sold-out'));
    const outcome = await submit();
    expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'sold-out' } });
    await submit();
    expect(new Set(keys).size).toBe(2);
  });

  test('after an error of the service the key is kept, because nobody knows what became of it', async () => {
    answers(() => problem(500, 'internal-error'));
    await submit();
    await submit();
    expect(new Set(keys).size).toBe(1);
  });

  test('a key that a copied tab has used is replaced, once', async () => {
    answers(() => problem(422, 'idempotency-key-reused'), accepted);
    expect((await submit()).kind).toBe('confirmed');
    expect(new Set(keys).size).toBe(2);

    keys = [];
    answers(() => problem(422, 'idempotency-key-reused'));
    expect(await submit()).toMatchObject({ kind: 'refused', problem: { code: 'idempotency-key-reused' } });
    expect(keys).toHaveLength(2);
  });

  test('the concealing mode says the same to everybody', async () => {
    answers(() => HttpResponse.json({ state: 'check-your-mail' }, { status: 202 }));
    expect(await submit()).toEqual({ kind: 'check-your-mail' });
    expect(pendingOf('tides')).toBeUndefined();
  });
});
