import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NoAnswer, Problem } from '@/shared/api/problems';
import { Refresher } from './refresher';

let loads: number[];
let outcome: () => Promise<void>;
let refresher: Refresher;

beforeEach(() => {
  vi.useFakeTimers();
  loads = [];
  outcome = () => Promise.resolve();
  refresher = new Refresher(
    () => {
      loads.push(Date.now());
      return outcome();
    },
    () => 0.5,
  );
  refresher.start();
});
afterEach(() => {
  refresher.stop();
  setVisibility('visible');
  vi.useRealTimers();
});

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}

const gaps = () => loads.slice(1).map((at, index) => at - (loads[index] ?? 0));

describe('news of the queue', () => {
  test('is followed after a moment of its own for everyone', async () => {
    refresher.ask();
    await vi.advanceTimersByTimeAsync(499);
    expect(loads).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(loads).toHaveLength(1);
  });

  test('that comes all the time is followed every two seconds and a bit', async () => {
    for (let tick = 0; tick < 100; tick += 1) {
      refresher.ask();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(gaps()).toEqual([2_500, 2_500, 2_500]);
  });

  test('that comes while the answer is on its way is not forgotten', async () => {
    outcome = () => new Promise((resolve) => setTimeout(resolve, 5_000));
    refresher.ask();
    await vi.advanceTimersByTimeAsync(1_000);
    refresher.ask();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(loads).toHaveLength(2);
  });

  test('is nobody to follow once nobody looks', async () => {
    refresher.ask();
    refresher.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(loads).toEqual([]);
  });
});

describe('a hidden tab', () => {
  test('asks for nothing, and catches up at once when it is shown', async () => {
    refresher.ask();
    setVisibility('hidden');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toEqual([]);
    setVisibility('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(loads).toHaveLength(1);
  });

  test('that is shown again and again is no reason to ask more often', async () => {
    for (let time = 0; time < 5; time += 1) window.dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(loads).toHaveLength(1);
    window.dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(1);
    expect(loads).toHaveLength(2);
  });
});

describe('a failure', () => {
  test('is tried again later and later', async () => {
    outcome = () => Promise.reject(new NoAnswer('gone'));
    refresher.ask();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(gaps()).toEqual([2_500, 4_500, 8_500, 16_500]);
  });

  test('waits as long as a busy service asks for', async () => {
    outcome = () => Promise.reject(new Problem(503, { code: 'overloaded' }, 10_000));
    refresher.ask();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(gaps()).toEqual([10_500]);
  });

  test('that is a decision is not argued with', async () => {
    outcome = () => Promise.reject(new Problem(401, { code: 'manage-session-missing' }));
    refresher.ask();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toHaveLength(1);
  });
});
