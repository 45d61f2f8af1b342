import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { newestMail } from '../src/mails.ts';
import { ConfirmedPage, EventPage, SignUpPage } from '../src/pages.ts';
import { changeEvent, eventOf, newEvent, spec, system } from '../src/spec.ts';

/** The field says what is wrong, to those who hear as well, and has the focus. */
async function expectRefused(page: Page, field: RegExp, text: string, focused = true): Promise<void> {
  const input = page.getByLabel(field).first();
  await page.getByText(text).first().waitFor();
  await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true');
  const described = (await input.getAttribute('aria-describedby')) ?? '';
  const spoken = await Promise.all(described.split(/\s+/).map((id) => page.locator(`[id="${id}"]`).textContent()));
  expect(spoken.join(' ')).toContain(text);
  if (focused) await expect.poll(() => input.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Lets the browser's checks pass and changes what is sent, so that only the service can refuse it. */
async function tamper(page: Page, change: (body: Record<string, unknown>) => void): Promise<void> {
  await page.route('**/registrations', async (route) => {
    const body = route.request().postDataJSON() as Record<string, unknown>;
    change(body);
    await route.continue({ postData: JSON.stringify(body) });
  });
}

describe('what the form refuses by itself', () => {
  const wrong: [string, (form: SignUpPage) => Promise<void>, RegExp, string][] = [
    ['no given name', (form) => form.givenName.fill('   '), /^Given name/, 'Please fill this in.'],
    ['no family name', (form) => form.familyName.fill(''), /^Family name/, 'Please fill this in.'],
    [
      'a name that is too long',
      (form) => form.familyName.fill('x'.repeat(201)),
      /^Family name/,
      'Please use at most 200 characters.',
    ],
    ['an address without a domain', (form) => form.email.fill('nadia@'), /^E-mail/, 'Please check the address'],
    [
      'an address with two dots',
      (form) => form.email.fill('na..dia@example.org'),
      /^E-mail/,
      'Please check the address',
    ],
    ['no consent', (form) => form.consent.uncheck(), /privacy notice/, 'We can sign you up only with your consent.'],
  ];
  for (const [what, spoil, field, text] of wrong) {
    spec(what, async ({ page }) => {
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') sent.push(request.url());
      });
      const form = await SignUpPage.open(page, eventOf('plain'));
      await form.fill(new Attendee(), 'Regular');
      await spoil(form);
      await form.submit.click();
      await expectRefused(page, field, text);
      expect(sent, 'nothing goes to the service').toEqual([]);
    });
  }

  spec('an empty form names every field, and focus goes to the first', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('questions'));
    await form.submit.click();
    await expectRefused(page, /^Given name/, 'Please fill this in.');
    await expectRefused(page, /^Family name/, 'Please fill this in.', false);
    await expectRefused(page, /^E-mail/, 'Please fill this in.', false);
    await expectRefused(page, /^Your role/, 'Please fill this in.', false);
    expect(await page.getByText('Please choose one.').count()).toBeGreaterThanOrEqual(2);
  });

  spec('numbers and dates out of range', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('questions'));
    await page.getByLabel(/^Years in the field/).fill('61');
    await page.getByLabel(/^Arrival/).fill('2031-01-01');
    await form.submit.click();
    await expectRefused(page, /^Years in the field/, 'Please enter 60 or less.', false);
    await expectRefused(page, /^Arrival/, 'Please choose 31 December 2030 or earlier.', false);
  });
});

describe('what only the service refuses', () => {
  const wrong: [string, (body: Record<string, unknown>) => void, RegExp, string][] = [
    [
      'a control character in a name',
      (body) => (body.familyName = 'Oko\u0007nkwo'),
      /^Family name/,
      'This contains characters that cannot be used here.',
    ],
    ['an address', (body) => (body.email = 'nadia@-example-.org'), /^E-mail/, 'Please check the address'],
    [
      'an answer that is too long',
      (body) => (body.answers = { ...(body.answers as object), role: 'x'.repeat(41) }),
      /^Your role/,
      'Please use at most 40 characters.',
    ],
    [
      'a number out of range',
      (body) => (body.answers = { ...(body.answers as object), years: 99 }),
      /^Years in the field/,
      'Please enter 60 or less.',
    ],
  ];
  for (const [what, change, field, text] of wrong) {
    spec(what, async ({ page, visitor }) => {
      visitor.expectStatus(422);
      const form = await SignUpPage.open(page, eventOf('questions'));
      await form.fill(new Attendee(), 'Regular');
      await page.getByLabel(/^Your role/).fill('Cook');
      await form.question('Meal').getByRole('radio', { name: 'Vegan' }).check();
      await form.question('First time').getByRole('radio', { name: 'No' }).check();
      await tamper(page, change);
      await form.submit.click();
      await expectRefused(page, field, text);
      await page.unroute('**/registrations');
      await form.send();
    });
  }

  spec('the same address twice; the link can be sent again', async ({ page, visitor, api }) => {
    visitor.expectStatus(409);
    const attendee = new Attendee();
    await api.signUp(eventOf('plain'), attendee);
    await newestMail(system.data, attendee.email);
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(new Attendee({ email: attendee.email.toUpperCase(), givenName: 'Somebody' }), 'Regular');
    await form.submit.click();
    await page.getByText('This address is already signed up').waitFor();
    expect(await page.getByText('Nadia').count(), 'tells nothing about the person').toBe(0);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await newestMail(system.data, attendee.email, 2);
  });

  spec('an event that conceals who is there says the same to everybody', async ({ page, arrive }) => {
    const attendee = new Attendee();
    const texts: string[] = [];
    for (const somebody of [page, await (await arrive()).newPage()]) {
      const form = await SignUpPage.open(somebody, eventOf('concealing'));
      await form.fill(attendee, 'Regular');
      await form.submit.click();
      await somebody.getByRole('heading', { level: 1, name: 'Check your mail' }).waitFor();
      texts.push(await somebody.getByRole('main').innerText());
    }
    expect(texts[0]).toBe(texts[1]);
    await newestMail(system.data, attendee.email, 2);
  });

  spec('consent to a notice that has changed meanwhile', async ({ page, visitor }) => {
    visitor.expectStatus(422);
    const slug = await newEvent('notice');
    const form = await SignUpPage.open(page, slug);
    await form.fill(new Attendee(), 'Regular');
    await changeEvent(slug, { noticeVersion: 2 });
    await form.submit.click();
    await expectRefused(page, /privacy notice/, 'The privacy notice has changed.', false);
    await page.getByText('Version 2').first().waitFor();
    await form.consent.check();
    await form.send();
  });
});

describe('when there is no place or no time', () => {
  spec(
    'the ticket that is chosen goes to somebody else while the form is filled in',
    async ({ page, visitor, api }) => {
      visitor.expectStatus(409);
      const form = await SignUpPage.open(page, eventOf('lastPlace'));
      await form.fill(new Attendee(), 'Regular');
      await api.signUp(eventOf('lastPlace'), new Attendee());
      await page.getByText('This ticket has just sold out.').first().waitFor();
      await form.choose('Student');
      await form.send();
    },
  );

  spec(
    'the very last place goes to somebody else: the form says so, and opens again when it is free',
    async ({ page, api }) => {
      const form = await SignUpPage.open(page, eventOf('veryLastPlace'));
      await form.fill(new Attendee());
      await api.signUp(eventOf('veryLastPlace'), new Attendee());
      await page
        .getByText(/The last place has just gone|Every place is taken/)
        .first()
        .waitFor();
    },
  );

  spec('sold out from the start', async ({ page }) => {
    await EventPage.open(page, eventOf('soldOut'));
    await page.getByText('Every place is taken').first().waitFor();
    expect(await page.getByRole('link', { name: /^Sign up/ }).count()).toBe(0);
    await SignUpPage.open(page, eventOf('soldOut'));
    await page.getByText('Every place is taken').first().waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  spec('not open yet: it counts down', async ({ page }) => {
    await SignUpPage.open(page, eventOf('notOpen'));
    const countdown = page.getByText(/Opens in 2:5\d:\d\d/).first();
    await countdown.waitFor();
    const before = await countdown.textContent();
    await expect
      .poll(() =>
        page
          .getByText(/Opens in 2:5\d:\d\d/)
          .first()
          .textContent(),
      )
      .not.toBe(before);
  });

  spec('closed', async ({ page }) => {
    await SignUpPage.open(page, eventOf('closed'));
    await page.getByText('Sign-up has closed').first().waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  spec('opens and closes before the eyes of those who wait', async ({ page }) => {
    const slug = await newEvent('brief', { opensIn: 14_000, closesIn: 24_000 });
    const form = await SignUpPage.open(page, slug);
    await page.getByText('Sign-up opens soon').first().waitFor();
    await form.givenName.waitFor({ timeout: 20_000 });
    await form.fill(new Attendee(), 'Regular');
    await page
      .getByText(/Sign-up has closed/)
      .first()
      .waitFor({ timeout: 20_000 });
  });
});

describe('when the service cannot answer just now', () => {
  spec('503 is tried again by itself, with the same key', async ({ page, visitor }) => {
    visitor.expectStatus(503);
    const keys: string[] = [];
    await page.route('**/registrations', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? '');
      if (keys.length > 1) return route.continue();
      await route.fulfill({
        status: 503,
        headers: { 'retry-after': '1' },
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 503, code: 'overloaded', title: 'Overloaded' }),
      });
    });
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(new Attendee(), 'Regular');
    await form.submit.click();
    await page.getByText('Many people are signing up right now.').first().waitFor();
    await ConfirmedPage.reached(page);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });
});
