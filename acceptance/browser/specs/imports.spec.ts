import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { everyKindOfQuestion } from '../src/events.ts';
import { textOf } from '../src/downloads.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newestMail } from '../src/mails.ts';
import { newOwner } from '../src/organisers.ts';
import { newEvent, spec, system } from '../src/spec.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function choose(page: Page, name: string, content: string | Buffer, mimeType = 'text/csv') {
  const file = { name, mimeType, buffer: Buffer.from(content as string) };
  return page.locator('input[type=file]').setInputFiles(file);
}

describe('a list from elsewhere', { timeout: 180_000 }, () => {
  spec('is brought in, understood, checked, registered, and its bad rows mended', async ({ page, visitor }) => {
    const slug = await newEvent('import', { questions: everyKindOfQuestion });
    await page.setViewportSize({ width: 1280, height: 900 });
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByRole('link', { name: 'Import a list' }).click();
    await page.getByRole('heading', { name: 'Import attendees' }).waitFor();
    await expectGoodLooks(page, 'organiser-import-empty');

    visitor.expectStatus(422);
    await choose(page, 'notes.csv', 'just one line');
    await page.getByText('There are no rows in this file').waitFor();

    const zoe = `zoe-${system.run}-${slug}@example.org`;
    await choose(
      page,
      'Gäste 2027 مريم.csv',
      [
        'First name;Last name;E-mail;Meal;Mystery;Arrival',
        `Zoë;Quist;${zoe};fish;x;14.09.2027`,
        'مريم;東京;not an address;Meat;;soon',
        ...Array.from({ length: 20 }, (_, n) => `Guest;Number ${n};guest-${n}-${slug}@example.org;;;`),
      ].join('\n'),
    );
    await page.getByRole('heading', { name: 'What the columns are' }).waitFor();
    expect(await page.getByLabel('First name').inputValue()).toBe('givenName');
    expect(await page.getByLabel('Arrival', { exact: true }).inputValue()).toBe('answer:arrival');
    expect(await page.getByLabel('Mystery').inputValue()).toBe('');
    await page.getByText('Zoë · مريم · Guest').waitFor();
    await expectGoodLooks(page, 'organiser-import-columns');
    await page.getByLabel('Last name').selectOption('');
    await page.getByText('Say first which column is: Family name').waitFor();
    expect(await page.getByRole('button', { name: 'Check every row' }).isDisabled()).toBe(true);
    await page.getByLabel('Last name').selectOption('familyName');
    await page.getByRole('button', { name: 'Check every row' }).click();

    await page.getByText('One row has a problem; 21 people could be registered.').waitFor();
    const problems = page.getByRole('region', { name: 'One row with a problem' });
    await problems.getByText('This is no e-mail address like name@example.org.').first().waitFor();
    await problems.getByText('This can’t be chosen. Possible are: vegan, fish.').first().waitFor();
    await expectGoodLooks(page, 'organiser-import-checked');
    // The page can be left and found again.
    await page.reload();
    await page.getByText('One row has a problem; 21 people could be registered.').waitFor();
    expect(await page.getByRole('radio', { name: /^All or nobody/ }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Register 21 people' }).isDisabled()).toBe(true);
    await page.getByText('All of them have been told').click();
    await page.getByRole('button', { name: 'Register 21 people' }).click();
    await page.getByText('21 people were registered.').waitFor();
    await expectGoodLooks(page, 'organiser-import-done');
    const mail = await newestMail(system.data, zoe);
    expect(mail.text).toContain('Zoë');

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save these rows as CSV' }).click();
    const bad = await textOf(await saved);
    expect(bad).toContain('email: invalid-email');
    await page.getByRole('button', { name: 'Import another list' }).click();
    await page.getByText('Done: 21 were registered.').waitFor();
    const mended = bad
      .replace('not an address', `maryam-${slug}@example.org`)
      .replace('Meat', 'vegan')
      .replace('soon', '2027-09-14');
    await choose(page, 'mended.csv', mended);
    await page.getByRole('button', { name: 'Check every row' }).click();
    await page.getByText('One person can be registered.').waitFor();
    await page.getByText('All or nobody').click();
    await page.getByText('All of them have been told').click();
    await page.getByRole('button', { name: 'Register one person' }).click();
    await page.getByText('One person was registered.').waitFor();

    await page.goto(`/organiser/events/${slug}/attendees?search=${encodeURIComponent('مريم')}`);
    await page.getByText('One attendee').waitFor();
    await page.getByRole('link', { name: /مريم/ }).click();
    await page.getByText('Imported from a file').waitFor();
  });

  spec('goes out as a workbook, comes in again, and nobody is registered twice', async ({ page }) => {
    const slug = await newEvent('workbook');
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/imports`);
    await choose(page, 'one.csv', `given_name,family_name,email\n=Ana,Müller,ana-${slug}@example.org`);
    await page.getByRole('button', { name: 'Check every row' }).click();
    await page.getByText('All of them have been told').click();
    await page.getByRole('button', { name: 'Register one person' }).click();
    await page.getByText('One person was registered.').waitFor();

    await page.goto('/organiser');
    const card = page.getByRole('listitem').filter({ has: page.locator(`a[href="/events/${slug}"]`) });
    const saved = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Attendees (Excel)' }).click();
    const file = await buffer(await (await saved).createReadStream());
    await page.goto(`/organiser/events/${slug}/imports`);
    await choose(page, `${slug}.xlsx`, file, workbook);
    await page.getByText('=Ana', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Check every row' }).click();
    await page.getByText('This address is registered already.').first().waitFor();
    expect(await page.getByRole('button', { name: /^Register/ }).count()).toBe(0);
    await expectGoodLooks(page, 'organiser-import-known');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Yes, discard it' }).click();
    await page.getByText('The rest of the file is forgotten.').waitFor();
  });
});
