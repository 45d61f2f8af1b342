import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newestMail } from '../src/mails.ts';
import { newOwner } from '../src/organisers.ts';
import { meal } from '../src/questions.ts';
import { desktop, newEvent, spec, system } from '../src/spec.ts';

describe('the attendees of an event, at the desk', { timeout: 180_000 }, () => {
  spec('are found, sorted, filtered and looked at', async ({ page, api }) => {
    const slug = await newEvent('attendees', { questions: [meal] });
    const people = [
      new Attendee({
        givenName: 'Zoë',
        familyName: 'Müller-Łukasz',
        organisation: 'Harbour & Sons',
        answers: { meal: 'fish' },
      }),
      new Attendee({ givenName: 'Otto', familyName: 'Meier' }),
      new Attendee({ givenName: 'ليلى', familyName: 'الخطيب', locale: 'de' }),
      new Attendee({ givenName: 'Ada', familyName: `Wolfeschlegelsteinhausenbergerdorff${'s'.repeat(60)}` }),
    ];
    for (const person of people) await api.signUp(slug, person);
    await page.setViewportSize({ width: 1280, height: 900 });
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByText('4 attendees').waitFor();
    await expectGoodLooks(page, 'organiser-attendees');

    await page.locator('body').press('/');
    await page.keyboard.type('muller');
    await page.getByText('One attendee').waitFor();
    await page.getByRole('link', { name: 'Zoë Müller-Łukasz' }).waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('muller');
    await page.getByLabel('Search').fill('meyer');
    await page.getByRole('link', { name: 'Otto Meier' }).waitFor();
    await page.getByLabel('Search').fill('nobody like that');
    await page.getByText('Nobody is found.').waitFor();
    await expectGoodLooks(page, 'organiser-attendees-none');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('4 attendees').waitFor();
    expect(await page.getByLabel('Search').inputValue()).toBe('');

    await page.getByRole('combobox', { name: 'Sorted by' }).selectOption('name');
    await expect
      .poll(async () => (await page.getByRole('row').nth(1).getByRole('link').textContent()) ?? '')
      .toBe('Otto Meier');
    await page.getByRole('combobox', { name: 'State' }).selectOption('cancelled');
    await page.getByText('Nobody is found.').waitFor();
    await page.goBack();
    await page.getByText('4 attendees').waitFor();

    await page.getByText('Filter by answers').click();
    await page.getByRole('combobox', { name: 'Meal' }).selectOption('fish');
    await page.getByText('One attendee').waitFor();
    await page.getByText('Columns', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Meal' }).check();
    await page.getByRole('cell', { name: 'Fish' }).waitFor();
    const kept = page.url();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('4 attendees').waitFor();
    await page.goto(kept);
    await page.getByRole('cell', { name: 'Fish' }).waitFor();
    await page.getByText('One attendee').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByRole('combobox', { name: 'Sorted by' }).selectOption('name');
    await page.getByText('4 attendees').waitFor();

    // Somebody signs up while the list is open: it is there without a reload.
    const late = new Attendee({ givenName: 'Late', familyName: 'Comer' });
    await api.signUp(slug, late);
    await page.getByRole('link', { name: 'Late Comer' }).waitFor();

    await page.getByRole('link', { name: 'ليلى الخطيب' }).click();
    await page.getByRole('heading', { name: 'ليلى الخطيب' }).waitFor();
    await page.getByText('Signed up', { exact: true }).first().waitFor();
    await expectGoodLooks(page, 'organiser-attendee');
    await page.goBack();
    await page.getByText('5 attendees').waitFor();
    expect(await page.getByRole('combobox', { name: 'Sorted by' }).inputValue()).toBe('name');
  });

  spec('are changed, and whoever was slower sees what the other did', async ({ page, api, arrive }) => {
    const slug = await newEvent('steered');
    const attendee = new Attendee({ givenName: 'Otto', familyName: 'Meier' });
    await api.signUp(slug, attendee);
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByRole('link', { name: 'Otto Meier' }).click();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Organisation').fill('Mine');

    const slow = await arrive(desktop);
    slow.expectStatus(412);
    const other = await slow.newPage();
    await newOwner(other, system);
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Change', exact: true }).click();
    await other.getByLabel('Given name').fill('Ottokar');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Otto Meier is told by mail.').first().waitFor();

    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByText('Somebody else has changed this registration.').waitFor();
    expect(await other.getByLabel('Given name').inputValue()).toBe('Ottokar');
    expect(await other.getByLabel('Organisation').inputValue()).toBe('Mine');
    await expectGoodLooks(other, 'organiser-attendee-changed-meanwhile');
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByRole('heading', { name: 'Ottokar Meier' }).waitFor();
    await page.getByText('Changed: given name').waitFor();
    expect((await newestMail(system.data, attendee.email, 3)).text).toContain('Ottokar');
  });

  spec('are cancelled together, after a look at whom it concerns; one is erased', async ({ page, api }) => {
    const slug = await newEvent('ended');
    const anna = new Attendee({ givenName: 'Anna', familyName: 'Day' });
    await api.signUp(slug, anna);
    for (const givenName of ['Bert', 'Cleo']) await api.signUp(slug, new Attendee({ givenName, familyName: 'Day' }));
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByLabel('Select Anna Day').check();
    await page.getByLabel('Select Bert Day').check();
    await page.getByText('2 selected').waitFor();

    // The first answer is held back until somebody has pressed stop.
    let goOn: (() => void) | undefined;
    const pressed = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/link-mail', async (route) => {
      await pressed;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Mail the link …' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    goOn?.();
    await page.getByText('Done for one attendee.').first().waitFor();

    await page.getByLabel('Select Anna Day').check();
    await page.getByLabel('Select Bert Day').check();
    await page.getByRole('button', { name: 'Cancel …' }).click();
    await page.getByRole('heading', { name: 'Cancel 2 registrations?' }).waitFor();
    await expectGoodLooks(page, 'organiser-attendees-cancel');
    await page.getByRole('button', { name: 'Yes, cancel' }).click();
    await page.getByText('Done for 2 attendees.').first().waitFor();
    await page.getByRole('combobox', { name: 'State' }).selectOption('cancelled');
    await page.getByText('2 attendees').waitFor();
    expect((await newestMail(system.data, anna.email, 2)).subject).toContain('Cancelled');

    await page.getByRole('link', { name: 'Anna Day' }).click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'Yes, restore' }).click();
    await page.getByText('Anna Day has a place again.').first().waitFor();
    await page.getByText('Restored', { exact: true }).waitFor();
    await expectGoodLooks(page, 'organiser-attendee-restored');
    expect((await newestMail(system.data, anna.email, 3)).subject).not.toContain('Cancelled');
    await page.goBack();

    await page.getByRole('combobox', { name: 'State' }).selectOption('confirmed');
    await page.getByText('2 attendees').waitFor();
    await page.getByRole('link', { name: 'Cleo Day' }).click();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('button', { name: 'Yes, erase it all' }).click();
    await page.getByText('Everything about Cleo Day is erased.').first().waitFor();
    await page.getByText('2 attendees').waitFor();
    expect(await page.getByText('Cleo Day', { exact: true }).count()).toBe(0);
  });
});
