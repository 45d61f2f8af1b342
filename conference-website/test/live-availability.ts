import { http, HttpResponse } from 'msw';
import type { Availability } from '@/shared/api/types';
import { someAvailability } from './event';

/** Never the same version twice: the poller of an event lives as long as the tab, over all tests of a file. */
let version = 0;

/** An event's availability that changes when the test says so, and whoever waits for it hears of it. */
export class LiveAvailability {
  #now: Availability;
  #waiting: (() => void)[] = [];

  constructor(first: Partial<Availability> = {}) {
    this.#now = someAvailability({ ...first, version: (version += 1) });
  }

  set(change: Partial<Availability>): void {
    this.#now = { ...this.#now, ...change, version: (version += 1) };
    for (const answer of this.#waiting) answer();
    this.#waiting = [];
  }

  readonly handler = http.get('*/api/v1/events/tides/availability', async ({ request }) => {
    const after = Number(new URL(request.url).searchParams.get('after') ?? 0);
    if (after >= this.#now.version) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return HttpResponse.json({ ...this.#now, serverTime: new Date().toISOString() });
  });
}
