import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { desktop, eventOf, phone, spec } from '../src/spec.ts';

interface Seen {
  text: string;
  box: number[];
  font: string;
}

/** The words in the page's main part, and where they stand. */
function wordsOn(page: Page): Promise<Seen[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, p, strong)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { fontSize, fontWeight, color } = getComputedStyle(element);
      return {
        text: element.innerText,
        box: [x, y, width, height].map(Math.round),
        font: `${fontSize} ${fontWeight} ${color}`,
      };
    });
  });
}

/** The application's code is asked for, but does not come until it is let through. */
async function holdApplication(page: Page): Promise<() => void> {
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/assets\/index-.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return letThrough;
}

describe('before the application is there', () => {
  for (const [what, path, words] of [
    ['the list of events', '/', 3],
    ['an event', `/events/${eventOf('questions')}`, 3],
    ['the form', `/events/${eventOf('questions')}/sign-up`, 3],
  ] as const) {
    for (const [screen, options] of [
      ['phone', phone],
      ['desktop', desktop],
    ] as const) {
      spec(`${what} has its head in the right place on a ${screen}`, async ({ arrive }) => {
        for (const locale of ['en-GB', 'de-DE']) {
          const page = await (await arrive({ ...options, locale })).newPage();
          const letThrough = await holdApplication(page);
          await page.goto(path, { waitUntil: 'commit' });
          await page.locator('main h1').waitFor();
          expect(await page.locator('#root > [inert]').count(), 'it is the first sight').toBe(1);
          const sight = await wordsOn(page);

          letThrough();
          await page.locator('#root > :not([inert]) h1').waitFor();
          const application = await wordsOn(page);
          expect(await page.locator('#root > [inert]').count(), 'the first sight is gone').toBe(0);

          expect(sight.length).toBeGreaterThanOrEqual(words);
          expect(application.slice(0, sight.length)).toEqual(sight);
        }
      });
    }
  }

  spec('a page without its event says so, and nothing was drawn before', async ({ visitor, page }) => {
    visitor.expectStatus(404);
    const letThrough = await holdApplication(page);
    const answered = page.waitForResponse(/\/api\/v1\/events\/no-such-event$/);
    await page.goto('/events/no-such-event', { waitUntil: 'commit' });
    await answered;
    await page.waitForFunction(() => document.readyState !== 'loading');
    expect(await page.locator('#root > *').count()).toBe(0);
    letThrough();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
});
