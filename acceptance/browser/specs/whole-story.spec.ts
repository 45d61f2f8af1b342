import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { textOf } from '../src/downloads.ts';
import { newestMail } from '../src/mails.ts';
import { newOwner } from '../src/organisers.ts';
import { EventPage } from '../src/pages.ts';
import { phone, spec, system } from '../src/spec.ts';

const nextYear = new Date().getFullYear() + 1;

describe('a conference from nothing to the last erasure', { timeout: 300_000 }, () => {
  spec(
    'by a new organiser, who only ever follows what is on the page, while people sign up',
    async ({ page, arrive }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await newOwner(page, system);
      const title = `Lantern Days ${system.run}`;
      const slug = await setUp(page, title);

      const zoe = new Attendee({ givenName: 'Zoë', familyName: 'Quist-Łukasz' });
      const again = new Attendee({ givenName: 'Zoe', familyName: 'Quist Lukasz' });
      const ben = new Attendee({ givenName: 'Ben', familyName: 'Second' });
      const attending = await (await arrive(phone)).newPage();
      for (const person of [zoe, again, ben]) await ask(attending, slug, person);

      // Approve everybody.
      await page.getByRole('link', { name: 'Attendees', exact: true }).first().click();
      await page.getByText('3 attendees').waitFor();
      await page.getByRole('checkbox', { name: 'Select everybody on this page' }).check();
      await page.getByRole('button', { name: 'Approve …' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByText('Done for 3 attendees.').first().waitFor({ state: 'attached' });
      expect((await newestMail(system.data, ben.email, 2)).text).toContain('has approved your request');
      await EventPage.open(attending, slug);
      await attending.getByRole('listitem').filter({ hasText: 'Regular' }).getByText('7 places left').waitFor();

      // One of them takes part from afar.
      await page.getByRole('checkbox', { name: /Ben Second/ }).check();
      await page.getByRole('button', { name: 'Move …' }).click();
      await page.getByRole('dialog').getByRole('combobox').selectOption({ label: 'Online' });
      await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
      await page.getByText('Done for one attendee.').first().waitFor({ state: 'attached' });
      await attending.getByRole('listitem').filter({ hasText: 'Regular' }).getByText('8 places left').waitFor();

      // Two registrations are one person.
      await page.getByRole('link', { name: 'Possible duplicates' }).click();
      await page.getByText('One pair').waitFor();
      await page.getByRole('button', { name: /^Keep the first …/ }).click();
      await page.getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByText('Nobody seems to be registered twice.').waitFor();
      await attending.getByRole('listitem').filter({ hasText: 'Regular' }).getByText('9 places left').waitFor();

      // Everybody hears where the entrance is.
      await page.getByRole('link', { name: 'Attendees', exact: true }).first().click();
      await page.getByRole('link', { name: 'Write to them' }).click();
      await page.getByText('2 people get it.').waitFor();
      await page.getByLabel('Subject').fill('Where to come in');
      await page.getByLabel('Text', { exact: true }).fill('Dear {{givenName}},\n\nuse the door by the river.');
      await page.getByRole('button', { name: 'Send to 2 people' }).click();
      await page.getByRole('button', { name: 'Yes, send it' }).click();
      await page.getByText('2 of 2 sent.').waitFor();
      expect((await newestMail(system.data, ben.email, 4)).text).toContain('Dear Ben,');

      expect(await exported(page, title)).toEqual(['cancelled', 'confirmed', 'confirmed']);

      // One asks to be forgotten.
      await page.getByRole('link', { name: title }).first().click();
      await page.getByRole('link', { name: 'Attendees', exact: true }).first().click();
      await page.getByRole('link', { name: 'Ben Second' }).click();
      await page.getByRole('button', { name: 'Erase everything' }).click();
      await page.getByRole('button', { name: 'Yes, erase it all' }).click();
      await page.getByText('Everything about Ben Second is erased.').first().waitFor();
      expect(await exported(page, title)).toEqual(['cancelled', 'confirmed']);
      await attending.getByRole('listitem').filter({ hasText: 'Online' }).getByText('50 places left').waitFor();
    },
  );
});

/** Fills in what the list beside the form asks for, and publishes; returns the event's slug. */
async function setUp(page: Page, title: string): Promise<string> {
  await page.getByRole('link', { name: 'New event' }).click();
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('In a sentence or two').fill('Two evenings of light.');
  await page.getByLabel('Description').fill('Walks and talks.');
  await page.getByLabel('Organiser', { exact: true }).fill('Lantern Society');
  await page.getByLabel('Begins').fill(`${nextYear}-06-09T18:00`);
  await page.getByLabel('Ends').fill(`${nextYear}-06-10T23:00`);
  await page.getByLabel('Sign-up opens').fill('2026-01-01T10:00');
  await page.getByLabel('Sign-up closes').fill(`${nextYear}-06-02T23:59`);
  await page.getByLabel('Attendees’ data is kept until').fill(`${nextYear}-09-30`);
  await page.getByLabel('Venue', { exact: true }).fill('Old Mill');
  await page.getByLabel('Street address').fill('River Street 1');
  await page.getByLabel('City').fill('Porto');
  await page.getByLabel('Country').selectOption('PT');
  for (const [name, places] of [
    ['Regular', '10'],
    ['Online', '50'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a ticket', exact: true }).click();
    const ticket = page.getByRole('group', { name: 'New ticket', exact: true });
    await ticket.getByLabel('Places of its own').fill(places);
    await ticket.getByLabel('What it includes').fill('Both evenings.');
    await ticket.getByLabel('Name', { exact: true }).fill(name);
  }
  await page.getByLabel('Who gets a place').selectOption('Whoever you approve');
  await page.getByRole('button', { name: 'Begin with a draft' }).click();
  await page.getByText('People can sign up as soon as you publish it').waitFor();
  await page.getByRole('radio', { name: /^Published/ }).check();
  await page.getByRole('button', { name: 'Make the event' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByRole('link', { name: 'Public page' }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function ask(page: Page, slug: string, attendee: Attendee): Promise<void> {
  const form = await (await EventPage.open(page, slug)).signUp();
  await form.fill(attendee, 'Regular');
  await page.getByRole('button', { name: 'Ask for a place' }).click();
  await page.getByRole('heading', { level: 1, name: 'We have your request' }).waitFor();
}

/** The states of everybody in the file that the organiser saves. */
async function exported(page: Page, title: string): Promise<string[]> {
  await page.getByRole('link', { name: 'Your events' }).first().click();
  const saved = page.waitForEvent('download');
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: title }) })
    .getByRole('button', { name: 'Attendees (CSV)' })
    .click();
  const [, ...rows] = (await textOf(await saved)).trim().split('\n');
  return rows.map((row) => row.split(',')[1] ?? '').sort();
}
