import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { EventPage, SignUpPage } from '../src/pages.ts';
import { desktop, eventOf, spec } from '../src/spec.ts';

/** Far more than the second it should take: a bound for a busy machine, while the measured time is printed. */
const soon = { timeout: 10_000 };

describe('live places', () => {
  spec('a second page sees the new count within a second of a sign-up in the first', async ({ arrive }) => {
    const slug = eventOf('live');
    const watching = await EventPage.open(await (await arrive(desktop)).newPage(), slug);
    await expect.poll(() => watching.places().textContent(), soon).toMatch(/12 places left/);
    const form = await SignUpPage.open(await (await arrive()).newPage(), slug);
    await form.fill(new Attendee(), 'Regular');
    const answered = form.page.waitForResponse((response) => response.request().method() === 'POST');
    await form.submit.click();
    expect((await answered).status()).toBe(201);
    const since = performance.now();
    await watching.page.getByText('11 places left').waitFor(soon);
    console.log(`live places: seen elsewhere ${Math.round(performance.now() - since)} ms after the answer`);
  });

  spec('the states go from many to few to none, and it is said aloud', async ({ page, api }) => {
    const slug = eventOf('live');
    const watching = await EventPage.open(page, slug);
    await watching.places('Student').waitFor();
    await expect.poll(() => watching.places('Student').textContent(), soon).toBe('Only 3 left');
    for (let left = 2; left >= 0; left -= 1) {
      await api.signUp(slug, new Attendee({ ticketType: 'student' }));
      await expect
        .poll(() => watching.places('Student').textContent(), soon)
        .toBe(left ? `Only ${left} left` : 'Sold out');
    }
    await page.getByRole('status').filter({ hasText: 'Student is sold out now.' }).waitFor({ state: 'attached' });
  });

  spec('a hidden tab asks nothing, and catches up when it is shown', async ({ page, api }) => {
    const slug = eventOf('live');
    const watching = await EventPage.open(page, slug);
    const before = (await api.availability(slug)).ticketTypes[0]?.left ?? 0;
    await page
      .getByText(`${before} places left`)
      .or(page.getByText(`Only ${before} left`))
      .first()
      .waitFor(soon);
    const asked: string[] = [];
    await setVisibility(watching, 'hidden');
    page.on('request', (request) => asked.push(request.url()));
    await api.signUp(slug, new Attendee());
    await expect.poll(() => api.availability(slug).then((now) => now.ticketTypes[0]?.left)).toBe(before - 1);
    expect(asked).toEqual([]);
    await setVisibility(watching, 'visible');
    await page
      .getByText(`${before - 1} places left`)
      .or(page.getByText(`Only ${before - 1} left`))
      .first()
      .waitFor(soon);
  });
});

/** Chromium without a window shows every tab; the page is told what a tab in the background would be told. */
function setVisibility(event: EventPage, state: DocumentVisibilityState): Promise<void> {
  return event.page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => visibility === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
