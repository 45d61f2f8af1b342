import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newOwner } from '../src/organisers.ts';
import { newEvent, spec, system } from '../src/spec.ts';

describe('the history of an event, at the desk', { timeout: 180_000 }, () => {
  spec('tells who did what to whom, and can be narrowed and passed on', async ({ page, api }) => {
    const slug = await newEvent('history');
    for (let n = 1; n <= 55; n++) {
      await api.signUp(slug, new Attendee({ givenName: `Person${n}`, familyName: 'Day' }));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    const { name } = await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees?search=Person7`);
    await page.getByRole('link', { name: 'Person7 Day' }).click();
    await page.getByRole('button', { name: 'Cancel the registration' }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Cancelled. Person7 Day is told by mail.').first().waitFor();

    await page.getByRole('link', { name: 'History', exact: true }).click();
    const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem');
    await expect.poll(() => entries.count()).toBe(50);
    expect(await entries.first().textContent()).toContain('Cancelled');
    expect(await entries.first().textContent()).toContain('Person7 Day');
    expect(await entries.first().textContent()).toContain(`by ${name}`);
    await expectGoodLooks(page, 'organiser-history');
    await page.getByRole('button', { name: 'Show older ones' }).click();
    await expect.poll(() => entries.count()).toBe(6);
    expect(await page.getByRole('button', { name: 'Show older ones' }).count()).toBe(0);
    await page.goBack();
    await expect.poll(() => entries.count()).toBe(50);

    await page.getByRole('combobox', { name: 'By whom' }).selectOption('Organisers');
    await expect.poll(() => entries.count()).toBe(1);
    const kept = page.url();
    await page.getByRole('combobox', { name: 'What' }).selectOption('Restored');
    await page.getByText('Nothing was done that fits.').waitFor();
    await page.goto(kept);
    await expect.poll(() => entries.count()).toBe(1);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save all of these as CSV' }).click();
    expect((await download).suggestedFilename()).toBe(`${slug}-history.csv`);
    await entries.getByRole('link', { name: 'Person7 Day' }).click();
    await page.getByRole('heading', { name: 'Person7 Day' }).waitFor();
  });
});
