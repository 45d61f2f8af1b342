import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newOwner } from '../src/organisers.ts';
import { desktop, newEvent, spec, system } from '../src/spec.ts';

function inAYear(day: string): string {
  return `${new Date().getFullYear() + 1}-${day}`;
}

describe('an event is set up in a form', { timeout: 240_000 }, () => {
  spec('from nothing until people can sign up, without a word of a file', async ({ page, arrive }) => {
    const title = `Harbour Days ${system.run}`;
    await page.setViewportSize({ width: 1280, height: 900 });
    await newOwner(page, system);
    await page.getByRole('link', { name: 'New event' }).click();
    await expectGoodLooks(page, 'organiser-set-up-blank');
    const list = page.getByRole('complementary', { name: 'Before it is published' });
    await list.getByRole('button', { name: 'Title: not written yet' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('set-up-title.en');

    await page.getByLabel('Add a language').selectOption('de');
    await page.getByLabel('Title (English)').fill(title);
    expect(await page.getByLabel('Address', { exact: true }).inputValue()).toBe(`harbour-days-${system.run}`);
    await page.getByLabel('Title (German)').fill('Hafentage');
    await page.getByLabel('In a sentence or two (English)').fill('Two days by the water.');
    await page.getByLabel('In a sentence or two (German)').fill('Zwei Tage am Wasser.');
    await page.getByLabel('Description (English)').fill('Talks.\n\n- bring a jacket');
    await page.getByLabel('Description (German)').fill('Vorträge.\n\n- Jacke mitbringen');
    await page.getByLabel('Organiser', { exact: true }).fill('Harbour Association');
    await page.getByLabel('Time zone').selectOption('Europe/Lisbon');
    await page.getByLabel('Begins').fill(inAYear('06-09T09:00'));
    await page.getByLabel('Ends').fill(inAYear('06-09T08:00'));
    await list.getByRole('button', { name: 'The end is not after the beginning' }).waitFor();
    await page.getByLabel('Ends').fill(inAYear('06-10T17:00'));
    await page.getByLabel('Sign-up opens').fill('2026-01-01T10:00');
    await page.getByLabel('Sign-up closes').fill(inAYear('06-02T23:59'));
    await page.getByLabel('Attendees’ data is kept until').fill(inAYear('09-30'));
    await page.getByLabel('Venue (English)').fill('Harbour Hall');
    await page.getByLabel('Venue (German)').fill('Hafenhalle');
    await page.getByLabel('Street address').fill('Cais da Ribeira 1\n4050-510 Porto');
    await page.getByLabel('City').fill('Porto');
    await page.getByLabel('Country').selectOption('PT');

    await page.getByText('Places that several tickets share').click();
    await page.getByRole('button', { name: 'Add shared places' }).click();
    const pool = page.getByRole('group', { name: 'New shared places' });
    await pool.getByLabel('Name (English)').fill('Hall');
    await page.getByRole('group', { name: 'Hall', exact: true }).getByLabel('Name (German)').fill('Halle');
    await page.getByRole('group', { name: 'Hall', exact: true }).getByLabel('Places').fill('300');
    for (const [index, [english, german, places]] of [
      ['Regular', 'Regulär', ''],
      ['Student', 'Studierende', '50'],
    ].entries()) {
      await page.getByRole('button', { name: 'Add a ticket', exact: true }).click();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.id))
        .toBe(`set-up-ticketTypes[${index}].name.en`);
      await page.keyboard.type(english ?? '');
      const ticket = page.getByRole('group', { name: english ?? '', exact: true });
      await ticket.getByLabel('Name (German)').fill(german ?? '');
      await ticket.getByLabel('What it includes (English)').fill('Both days.');
      await ticket.getByLabel('What it includes (German)').fill('Beide Tage.');
      if (places) await ticket.getByLabel('Places of its own').fill(places);
      await ticket.getByRole('checkbox', { name: 'Hall' }).check();
    }
    await page.getByRole('button', { name: 'Student: further up' }).click();

    await page.getByRole('button', { name: 'Add a question' }).click();
    const question = page.getByRole('group', { name: 'New question' });
    await question.getByLabel('Answer', { exact: true }).selectOption('single-choice');
    await question.getByLabel('Question (English)').fill('Which boat?');
    const boat = page.getByRole('group', { name: 'Which boat?' }).first();
    await boat.getByLabel('Question (German)').fill('Welches Boot?');
    await list.getByText('Which boat?: too few options').waitFor({ state: 'detached' });
    for (const [index, [english, german]] of [
      ['Under sail', 'Unter Segeln'],
      ['With a motor', 'Mit Motor'],
    ].entries()) {
      await boat
        .getByLabel('Option (English)')
        .nth(index)
        .fill(english ?? '');
      await boat
        .getByLabel('Option (German)')
        .nth(index)
        .fill(german ?? '');
    }
    await boat.getByRole('checkbox', { name: 'Has to be answered' }).check();
    await page.getByRole('button', { name: 'Begin with a draft' }).click();
    expect(await page.getByLabel('Privacy notice (German)').inputValue()).toContain('„Welches Boot?“');
    await expectNothingOpen(page);
    await list.getByText('People can sign up as soon as you publish it').waitFor();
    await expectGoodLooks(page, 'organiser-set-up-full');

    await page.getByRole('link', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText('Under sail').waitFor();
    expect(await page.getByText('50 places left').count()).toBe(1);
    await expectGoodLooks(page, 'organiser-set-up-preview');
    await page.getByRole('link', { name: 'Back to the set-up' }).click();
    await page.getByRole('heading', { name: 'A new event' }).waitFor();

    // Whoever comes back finds what they wrote.
    await page.reload();
    await page.getByText('You were writing here').waitFor();
    expect(await page.getByLabel('Title (English)').inputValue()).toBe(title);
    await page.getByRole('button', { name: 'File', exact: true }).click();
    expect(await page.getByLabel('Event file').inputValue()).toContain('code: under-sail');
    await page.getByRole('button', { name: 'Form', exact: true }).click();
    await page.getByRole('radio', { name: /^Published/ }).check();
    await page.getByRole('button', { name: 'Make the event' }).click();
    const slug = `harbour-days-${system.run}`;
    await page.waitForURL(`**/organiser/events/${slug}`);

    const attendee = await (await arrive(desktop)).newPage();
    await attendee.goto(`/events/${slug}`);
    await attendee.getByRole('heading', { name: title }).waitFor();
    const tickets = attendee.getByRole('region', { name: 'Tickets' }).getByRole('listitem');
    await expect.poll(() => tickets.allInnerTexts()).toHaveLength(2);
    expect(await tickets.first().innerText()).toContain('Student');
    await attendee.getByRole('link', { name: 'Sign up' }).click();
    await attendee.getByLabel('Under sail').waitFor();
  });

  spec('and shows what a change does to people before it is made', async ({ page, api }) => {
    const ticketTypes = ['regular', 'student'].map((code) => ({
      code,
      name: { en: code === 'regular' ? 'Regular' : 'Student', de: code },
      description: { en: 'All days', de: 'Alle Tage' },
      pools: [code],
    }));
    const slug = await newEvent('consequences', { pools: { regular: 10, student: 5 }, ticketTypes });
    await api.signUp(slug, new Attendee({ ticketType: 'student' }));
    await page.setViewportSize({ width: 1280, height: 900 });
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/set-up`);
    await page.getByRole('button', { name: 'Remove Student' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('This touches what people have signed up for').waitFor();
    await page.getByText('Student: no longer offered. The one who has it keeps it.').waitFor();
    await expectGoodLooks(page, 'organiser-set-up-consequences');
    // Thought better of, nothing has happened.
    await page.getByRole('button', { name: 'Add a ticket', exact: true }).click();
    expect(await page.getByRole('button', { name: 'Apply all the same' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove New ticket' }).click();
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await page.getByRole('button', { name: 'Apply all the same' }).click();
    await page.getByText('Applied. Everybody sees it so now.').first().waitFor();
    await expect.poll(() => page.getByRole('group', { name: 'Student', exact: true }).count()).toBe(0);
  });

  spec('by two at once, who both have their way, and decide where they can’t', async ({ page, visitor }) => {
    visitor.expectStatus(412);
    const slug = await newEvent('two', {});
    await page.setViewportSize({ width: 1280, height: 900 });
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/set-up`);
    const other = await visitor.newPage();
    await other.setViewportSize({ width: 1280, height: 900 });
    await other.goto(page.url());
    await other.getByLabel('City').fill('Elsewhere');
    await other.getByLabel('Title (English)').fill('Their title');
    await other.getByRole('button', { name: 'Apply' }).click();
    await other.getByText('Applied. Everybody sees it so now.').first().waitFor();

    await page.getByLabel('Title (English)').fill('My title');
    await page.getByLabel('Venue', { exact: true }).or(page.getByLabel('Venue (English)')).fill('My hall');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Somebody has changed the event while you were writing').waitFor();
    expect(await page.getByLabel('City').inputValue()).toBe('Elsewhere');
    expect(await page.getByLabel('Title (English)').inputValue()).toBe('My title');
    await expectGoodLooks(page, 'organiser-set-up-conflict');
    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect(await page.getByLabel('Title (English)').inputValue()).toBe('Their title');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Applied. Everybody sees it so now.').first().waitFor();
    await other.reload();
    await expect.poll(() => other.getByLabel('City').inputValue()).toBe('Elsewhere');
    expect(await other.getByLabel('Venue (English)').inputValue()).toBe('My hall');
  });
});

/** The list has no more to do in any part. */
async function expectNothingOpen(page: Page): Promise<void> {
  const list = page.getByRole('complementary', { name: 'Before it is published' });
  await expect.poll(() => list.getByText(/things? to do/).count()).toBe(0);
}
