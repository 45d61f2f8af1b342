import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newOwner } from '../src/organisers.ts';
import { meal } from '../src/questions.ts';
import { newEvent, spec, system } from '../src/spec.ts';

describe('notes and tags, at the desk', { timeout: 180_000 }, () => {
  spec('are written to one, and to many at once, and find them again', async ({ page, visitor, api }) => {
    const ticketTypes = ['regular', 'student'].map((code) => ({
      code,
      name: { en: code === 'regular' ? 'Regular' : 'Student', de: code },
      description: { en: 'All days', de: 'Alle Tage' },
      pools: [code],
    }));
    const slug = await newEvent('remarks', { pools: { regular: 10, student: 1 }, ticketTypes, questions: [meal] });
    for (const givenName of ['Anna', 'Bert', 'Cleo']) {
      await api.signUp(slug, new Attendee({ givenName, familyName: 'Day', answers: { meal: 'fish' } }));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByRole('link', { name: 'Anna Day' }).click();

    await page.getByLabel('New tag').fill(' Speaker ');
    await page.getByLabel('New tag').press('Enter');
    await page.getByRole('button', { name: 'Take off Speaker' }).waitFor();
    expect(await page.getByLabel('New tag').inputValue()).toBe('');
    await page.getByLabel('New tag').fill('متحدث');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Take off متحدث' }).waitFor();
    await page.getByLabel('New note').fill('Needs a ramp.\nCalls before.');
    // The line breaks: what was written is still there, and can be sent again.
    let cut = true;
    await page.route('**/notes/*', (route) => (cut ? route.abort() : route.continue()));
    visitor.expectLostConnections();
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    cut = false;
    await page.getByRole('button', { name: 'Add the note' }).click();
    await expect.poll(() => page.getByLabel('New note').inputValue()).toBe('');
    await page.getByText('Needs a ramp.').first().waitFor();
    await page.getByText('Note written', { exact: true }).waitFor();
    expect(await page.getByText('Needs a ramp.').count()).toBe(1);
    await expectGoodLooks(page, 'organiser-remarks');
    await page.getByRole('button', { name: 'Take off Speaker' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Take off Speaker' }).count()).toBe(0);
    await page.getByRole('button', { name: /^Remove the note/ }).click();
    await page.getByRole('button', { name: 'Yes, remove it' }).click();
    await page.getByText('No notes.').waitFor();

    // Many at once: a tag that is known is suggested, and one can look for it afterwards.
    await page.getByRole('link', { name: 'All attendees' }).click();
    await page.getByLabel('Select Bert Day').check();
    await page.getByLabel('Select Cleo Day').check();
    await page.getByRole('button', { name: 'Tag …' }).click();
    expect(await page.getByRole('button', { name: 'Add the tag' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('combobox', { name: 'Tag' }).fill('Dinner');
    await expectGoodLooks(page, 'organiser-bulk-tag');
    await page.getByRole('button', { name: 'Add the tag' }).click();
    await page.getByText('Done for 2 attendees.').first().waitFor();
    await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('Dinner');
    await page.getByText('2 attendees').waitFor();
    await expectGoodLooks(page, 'organiser-attendees-tagged');

    // Two are moved where there is one place: the other one stays, and why is said.
    visitor.expectStatus(409);
    await page.getByLabel('Select Bert Day').check();
    await page.getByLabel('Select Cleo Day').check();
    await page.getByRole('button', { name: 'Move …' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Ticket type' }).selectOption('student');
    await expectGoodLooks(page, 'organiser-bulk-move');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText('It did not work for one:').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByRole('combobox', { name: 'Ticket type' }).selectOption('student');
    await page.getByText('One attendee').waitFor();
  });
});
