import type { BrowserContextOptions, Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { Api } from './api.ts';
import { slugOf, type Role } from './cast.ts';
import type { EventOptions } from './events.ts';
import { loadEvents } from './load-event.ts';
import { Visitor, desktop, phone } from './visitor.ts';

export { phone, desktop };
export const system = inject('system');

/** What a spec has at hand; everybody who was let in is seen out, and has nothing to complain about. */
export const spec = test.extend<{
  arrive: (options?: BrowserContextOptions) => Promise<Visitor>;
  visitor: Visitor;
  page: Page;
  api: Api;
}>({
  arrive: async ({ task }, use) => {
    const visitors: Visitor[] = [];
    await use(async (options) => {
      const visitor = await Visitor.arrive(system, options);
      visitors.push(visitor);
      return visitor;
    });
    if (task.result?.state === 'fail') {
      for (const visitor of visitors) await visitor.takePicturesOfFailure(task.name);
    }
    await Promise.all(visitors.map((visitor) => visitor.leave()));
  },
  visitor: async ({ arrive }, use) => {
    await use(await arrive(phone));
  },
  page: async ({ visitor }, use) => {
    await use(await visitor.newPage());
  },
  // eslint-disable-next-line no-empty-pattern -- Vitest reads the names of the fixtures out of this pattern
  api: async ({}, use) => {
    await use(await Api.open(system));
  },
});

/** The address of an event that was there from the start. */
export function eventOf(role: Role): string {
  return slugOf(role, system.run);
}

let created = 0;

/** An event that begins its life now; for specs that wait for its times. */
export async function newEvent(name: string, options: EventOptions = {}): Promise<string> {
  created += 1;
  const slug = `${name}-${system.run}-${created}`;
  await loadEvents(system, { [slug]: options });
  return slug;
}

/** The organiser changes an event that people are looking at. */
export async function changeEvent(slug: string, options: EventOptions): Promise<void> {
  await loadEvents(system, { [slug]: options });
}
