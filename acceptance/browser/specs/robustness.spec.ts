import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { mailsTo, newestMail } from '../src/mails.ts';
import { ConfirmedPage, EventPage, SignUpPage } from '../src/pages.ts';
import { eventOf, spec, system } from '../src/spec.ts';

describe('nobody is signed up twice, and nobody loses what they typed', () => {
  spec('a double click sends one registration', async ({ page }) => {
    const attendee = new Attendee();
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'POST') answers.push(response.status());
    });
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(attendee, 'Regular');
    await form.submit.dblclick();
    await ConfirmedPage.reached(page);
    await newestMail(system.data, attendee.email);
    expect(answers).toEqual([201]);
  });

  spec(
    'a page reloaded while its sign-up is on the way finds out what became of it',
    async ({ page, visitor, api }) => {
      visitor.expectLostConnections();
      const attendee = new Attendee();
      const form = await SignUpPage.open(page, eventOf('plain'));
      await form.fill(attendee, 'Regular');
      const keys: string[] = [];
      const reached = new Promise<void>((resolve) => {
        void page.route('**/registrations', async (route) => {
          const key = route.request().headers()['idempotency-key'] ?? '';
          keys.push(key);
          if (keys.length > 1) return route.continue();
          // The service does its work, and the answer is lost.
          const body: unknown = route.request().postDataJSON();
          await api.post(`/api/v1/events/${eventOf('plain')}/registrations`, body, { 'idempotency-key': key });
          resolve();
          return route.abort().catch(() => undefined);
        });
      });
      await form.submit.click();
      await reached;
      await page.reload();
      await ConfirmedPage.reached(page);
      expect(new Set(keys).size, 'one key for all attempts').toBe(1);
      await newestMail(system.data, attendee.email);
      expect(mailsTo(system.data, attendee.email)).toHaveLength(1);
    },
  );

  spec('offline while sending: it waits, and sends when the line is back', async ({ page, visitor }) => {
    visitor.expectLostConnections();
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(new Attendee(), 'Regular');
    await visitor.context.setOffline(true);
    await form.submit.click();
    await page.getByText('There is no connection at the moment.').first().waitFor();
    await visitor.context.setOffline(false);
    await ConfirmedPage.reached(page);
  });

  spec('what was typed is there after a reload, and after a look at the event', async ({ page }) => {
    const attendee = new Attendee({ organisation: 'Unfinished Business' });
    const event = await EventPage.open(page, eventOf('plain'));
    const form = await event.signUp();
    await form.fill(attendee, 'Regular');
    await page.reload();
    expect(await form.givenName.inputValue()).toBe(attendee.givenName);
    expect(await form.organisation.inputValue()).toBe('Unfinished Business');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Harbour Days' }).waitFor();
    await page.goForward();
    expect(await form.email.inputValue()).toBe(attendee.email);
  });

  spec('back after the confirmation does not sign up again', async ({ page }) => {
    const event = await EventPage.open(page, eventOf('plain'));
    const form = await event.signUp();
    const attendee = new Attendee();
    await form.fill(attendee, 'Regular');
    const reference = await (await form.send()).reference();
    await page.goBack();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goForward();
    expect(await (await ConfirmedPage.reached(page)).reference()).toBe(reference);
    await newestMail(system.data, attendee.email);
  });

  spec('two tabs are two forms', async ({ visitor, page }) => {
    const first = await SignUpPage.open(page, eventOf('plain'));
    const second = await SignUpPage.open(await visitor.newPage(), eventOf('plain'));
    await first.fill(new Attendee({ givenName: 'First' }), 'Regular');
    await second.fill(new Attendee({ givenName: 'Second' }), 'Regular');
    const references = [await (await first.send()).reference(), await (await second.send()).reference()];
    expect(new Set(references).size).toBe(2);
  });

  spec('an address that leads nowhere says so and shows a way out', async ({ page, visitor }) => {
    visitor.expectStatus(404);
    await page.goto('/nowhere/at/all');
    await page.getByText('This page does not exist').first().waitFor();
    await page.goto('/events/no-such-event');
    await page.getByText('We do not know this event').first().waitFor();
    await page.getByRole('link', { name: 'To the events' }).click();
    await page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
  });
});
