import { Problem } from '@/shared/api/problems';
import type { Availability } from '@/shared/api/types';
import { pause } from '@/shared/pause';
import { loadAvailability } from './queries';

export interface AvailabilitySnapshot {
  availability: Availability | undefined;
  /** What to add to this machine's clock to get the service's, in milliseconds. */
  clockOffset: number;
  /** The numbers are not live at the moment. */
  interrupted: boolean;
}

export interface Surroundings {
  load: typeof loadAvailability;
  random: () => number;
}

/** An answer that comes faster than this without news was not held back: something on the way does not long-poll. */
const heldBack = 1_000;
const longestBackoff = 30_000;
const longestTimer = 2 ** 31 - 1;

/**
 * Keeps one event's availability up to date for everyone in this tab: one request at a time, none while the tab is
 * hidden, an immediate one when it is shown again, the network returns, or sign-up opens or closes.
 */
export class AvailabilityPoller {
  readonly #slug: string;
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<() => void>();
  #snapshot: AvailabilitySnapshot = { availability: undefined, clockOffset: 0, interrupted: false };
  #offsetKnown = false;
  #running: AbortController | undefined;
  #boundary: ReturnType<typeof setTimeout> | undefined;

  constructor(slug: string, surroundings: Surroundings = { load: loadAvailability, random: Math.random }) {
    this.#slug = slug;
    this.#surroundings = surroundings;
  }

  readonly snapshot = (): AvailabilitySnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  #start(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('online', this.#refresh);
    this.#onVisibility();
  }

  #stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('online', this.#refresh);
    this.#halt();
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') this.#halt();
    else this.#refresh();
  };

  #halt(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#boundary);
  }

  readonly #refresh = (): void => {
    this.#halt();
    if (document.visibilityState === 'hidden') return;
    this.#offsetKnown = false;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  };

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let after: number | undefined;
    while (!signal.aborted) {
      try {
        after = await this.#ask(after, signal);
        failures = 0;
      } catch (error) {
        if (isAborted(signal) || isFinal(error)) return;
        failures += 1;
        after = undefined;
        // One lost request is nothing to worry anybody about.
        if (failures > 1) this.#update({ interrupted: true });
        await pause(this.#backoff(failures, error), signal);
      }
    }
  }

  async #ask(after: number | undefined, signal: AbortSignal): Promise<number> {
    const asked = Date.now();
    const answer = await this.#surroundings.load(this.#slug, after, signal);
    signal.throwIfAborted();
    this.#accept(answer, after !== undefined);
    const news = after === undefined || answer.version > after;
    if (!news && Date.now() - asked < heldBack) await pause(this.#backoff(1), signal);
    return answer.version;
  }

  /** A plain answer may come from a cache and be older than what is shown; one that was waited for is the truth. */
  #accept(answer: Availability, waited: boolean): void {
    const offset = Date.parse(answer.serverTime) - Date.now();
    // On its way an answer only gets older, so the largest difference is the closest one.
    const clockOffset = this.#offsetKnown ? Math.max(offset, this.#snapshot.clockOffset) : offset;
    this.#offsetKnown = true;
    const shown = this.#snapshot.availability;
    const availability = shown && !waited && answer.version < shown.version ? shown : answer;
    this.#update({ availability, clockOffset, interrupted: false });
    this.#watchBoundary(availability, clockOffset);
  }

  /** Sign-up opens and closes by the clock: ask at that moment, a little spread so that not all viewers come at once. */
  #watchBoundary({ opensAt, closesAt }: Availability, clockOffset: number): void {
    clearTimeout(this.#boundary);
    const now = Date.now() + clockOffset;
    const next = [Date.parse(opensAt), Date.parse(closesAt)].find((instant) => instant > now);
    if (next === undefined || next - now > longestTimer) return;
    this.#boundary = setTimeout(this.#refresh, next - now + 50 + this.#surroundings.random() * 700);
  }

  #backoff(failures: number, error?: unknown): number {
    const ceiling = Math.min(longestBackoff, 1_000 * 2 ** failures);
    const wanted = error instanceof Problem ? (error.retryAfter ?? 0) : 0;
    return wanted + ceiling / 2 + (this.#surroundings.random() * ceiling) / 2;
  }

  #update(change: Partial<AvailabilitySnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Asked anew after every wait: an abort comes from outside. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function isFinal(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}

const pollers = new Map<string, AvailabilityPoller>();

/** The one poller of an event in this tab. */
export function pollerOf(slug: string): AvailabilityPoller {
  const known = pollers.get(slug);
  if (known) return known;
  const poller = new AvailabilityPoller(slug);
  pollers.set(slug, poller);
  return poller;
}
