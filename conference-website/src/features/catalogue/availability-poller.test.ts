import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NoAnswer, Problem } from '@/shared/api/problems';
import type { Availability } from '@/shared/api/types';
import { someAvailability } from '../../../test/event';
import { AvailabilityPoller } from './availability-poller';

interface Asked {
  after: number | undefined;
  signal: AbortSignal;
  answer: (availability: Availability) => Promise<void>;
  fail: (error: Error) => Promise<void>;
}

/** A service that answers when the test says so. */
class Service {
  readonly asked: Asked[] = [];
  readonly load = (_slug: string, after: number | undefined, signal: AbortSignal) =>
    new Promise<Availability>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
      this.asked.push({
        after,
        signal,
        answer: (availability) =>
          settle(() => {
            resolve(availability);
          }),
        fail: (error) =>
          settle(() => {
            reject(error);
          }),
      });
    });

  get last(): Asked {
    const last = this.asked.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }

  get open(): number {
    return this.asked.filter(({ signal }) => !signal.aborted).length;
  }
}

async function settle(act: () => void): Promise<void> {
  act();
  await vi.advanceTimersByTimeAsync(0);
}

function setVisibility(state: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

let service: Service;
let poller: AvailabilityPoller;
let stop: () => void;
const now = () => new Date().toISOString();
const version = (number: number, more: Partial<Availability> = {}) =>
  someAvailability({ version: number, serverTime: now(), ...more });

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-06-01T12:00:00Z') });
  service = new Service();
  poller = new AvailabilityPoller('tides', { load: service.load, random: () => 0.5 });
  stop = poller.subscribe(() => undefined);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('following an event', () => {
  test('asks plainly first, then waits for what is newer', async () => {
    expect(service.last.after).toBeUndefined();
    await service.last.answer(version(7));
    expect(service.last.after).toBe(7);
    await service.last.answer(version(8));
    expect(service.last.after).toBe(8);
    expect(poller.snapshot().availability?.version).toBe(8);
    expect(service.asked).toHaveLength(3);
  });

  test('has one request under way, however many look', async () => {
    const others = [poller.subscribe(() => undefined), poller.subscribe(() => undefined)];
    await service.last.answer(version(1));
    expect(service.asked).toHaveLength(2);
    for (const leave of others) leave();
    expect(service.last.signal.aborted).toBe(false);
    stop();
    expect(service.last.signal.aborted).toBe(true);
  });

  test('a wait that ended without news starts the next one at once', async () => {
    await service.last.answer(version(7));
    await vi.advanceTimersByTimeAsync(25_000);
    await service.last.answer(version(7));
    expect(service.asked).toHaveLength(3);
    expect(service.last.after).toBe(7);
  });

  test('something that does not hold requests back is not stormed', async () => {
    await service.last.answer(version(7));
    await service.last.answer(version(7));
    expect(service.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(service.asked).toHaveLength(3);
  });

  test('a plain answer from a cache does not take back what is known, one that was waited for does', async () => {
    await service.last.answer(version(9));
    window.dispatchEvent(new Event('online'));
    await service.last.answer(version(8));
    expect(poller.snapshot().availability?.version).toBe(9);
    await service.last.answer(version(2));
    expect(poller.snapshot().availability?.version).toBe(2);
  });
});

describe('when it goes wrong', () => {
  test('it comes back later and later, but never later than half a minute', async () => {
    const pauses: number[] = [];
    for (let failure = 0; failure < 8; failure += 1) {
      const count = service.asked.length;
      await service.last.fail(new NoAnswer('gone'));
      let waited = 0;
      while (service.asked.length === count) {
        await vi.advanceTimersByTimeAsync(100);
        waited += 100;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500, 22_500]);
    expect(service.last.after).toBeUndefined();
  });

  test('it says so after the second time, and no longer once it works again', async () => {
    await service.last.fail(new NoAnswer('gone'));
    expect(poller.snapshot().interrupted).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    await service.last.fail(new NoAnswer('gone'));
    expect(poller.snapshot().interrupted).toBe(true);
    await vi.advanceTimersByTimeAsync(4_000);
    await service.last.answer(version(1));
    expect(poller.snapshot().interrupted).toBe(false);
  });

  test('it waits as long as a busy service asks for', async () => {
    await service.last.fail(new Problem(503, { code: 'overloaded' }, 10_000));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(service.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(service.asked).toHaveLength(2);
  });

  test('an event that is gone is not asked for again', async () => {
    await service.last.fail(new Problem(404, { code: 'unknown-event' }));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(service.asked).toHaveLength(1);
  });
});

describe('what happens around it', () => {
  test('a hidden tab asks for nothing, and a plain look follows when it is shown again', async () => {
    await service.last.answer(version(7));
    setVisibility('hidden');
    expect(service.open).toBe(0);
    await vi.advanceTimersByTimeAsync(600_000);
    const asked = service.asked.length;
    setVisibility('visible');
    expect(service.asked).toHaveLength(asked + 1);
    expect(service.last.after).toBeUndefined();
  });

  test('regained network cuts the pause short', async () => {
    await service.last.fail(new NoAnswer('gone'));
    window.dispatchEvent(new Event('online'));
    expect(service.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.open).toBe(1);
  });

  test('it looks when sign-up opens', async () => {
    const opensAt = new Date(Date.now() + 60_000).toISOString();
    await service.last.answer(version(7, { signUp: 'not-open', opensAt }));
    await vi.advanceTimersByTimeAsync(59_900);
    expect(service.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(service.asked).toHaveLength(3);
    expect(service.last.after).toBeUndefined();
  });

  test("the service's clock counts, and the least delayed answer tells it best", async () => {
    const ahead = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
    await service.last.answer(version(1, { serverTime: ahead(90_000) }));
    expect(poller.snapshot().clockOffset).toBe(90_000);
    await service.last.answer(version(2, { serverTime: ahead(95_000) }));
    await service.last.answer(version(3, { serverTime: ahead(80_000) }));
    expect(poller.snapshot().clockOffset).toBe(95_000);
  });
});
