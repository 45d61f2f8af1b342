import { Problem } from '@/shared/api/problems';

/** Ranks may change many times a second; nobody needs to see more than this of it. */
const shortestGap = 2_000;
/** All who wait hear of a change in the same moment, and must not all ask in the same moment. */
const widestSpread = 1_000;
const longestBackoff = 30_000;

/**
 * Loads something again when there is reason to: not too often, not all at once, not in a hidden tab, and later and
 * later while it fails.
 */
export class Refresher {
  readonly #load: () => Promise<void>;
  readonly #random: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #started = -Infinity;
  #loading = false;
  /** There was reason to load again while it was loading. */
  #owing = false;
  #failures = 0;
  #stopped = true;

  constructor(load: () => Promise<void>, random: () => number = Math.random) {
    this.#load = load;
    this.#random = random;
  }

  start(): void {
    this.#stopped = false;
    document.addEventListener('visibilitychange', this.#onReturn);
    window.addEventListener('focus', this.#onReturn);
    window.addEventListener('online', this.#onReturn);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    document.removeEventListener('visibilitychange', this.#onReturn);
    window.removeEventListener('focus', this.#onReturn);
    window.removeEventListener('online', this.#onReturn);
  }

  /** There is news for everybody. */
  readonly ask = (): void => {
    this.#schedule(this.#random() * widestSpread);
  };

  /** This person is back, and nobody else with them: there is nothing to spread. */
  readonly #onReturn = (): void => {
    if (document.visibilityState === 'visible') this.#schedule(0);
  };

  #schedule(spread: number, wait = 0): void {
    this.#owing ||= this.#loading;
    if (this.#stopped || this.#loading || this.#timer !== undefined) return;
    const earliest = Math.max(this.#started + shortestGap - Date.now(), wait, 0);
    this.#timer = setTimeout(() => void this.#run(), earliest + spread);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    // Whoever comes back to the page is reason enough to load.
    if (document.visibilityState === 'hidden') return;
    this.#started = Date.now();
    const backoff = await this.#attempt();
    if (backoff !== undefined) this.#schedule(this.#random() * widestSpread, backoff);
    else if (this.#owing) this.ask();
  }

  /** How long to wait before the next attempt, when this one failed and another may help. */
  async #attempt(): Promise<number | undefined> {
    this.#loading = true;
    this.#owing = false;
    try {
      await this.#load();
      this.#failures = 0;
      return undefined;
    } catch (error) {
      if (error instanceof Problem && !error.isTemporary && error.status < 500) return undefined;
      this.#failures += 1;
      const wanted = error instanceof Problem ? (error.retryAfter ?? 0) : 0;
      return Math.max(wanted, Math.min(longestBackoff, shortestGap * 2 ** (this.#failures - 1)));
    } finally {
      this.#loading = false;
    }
  }
}
