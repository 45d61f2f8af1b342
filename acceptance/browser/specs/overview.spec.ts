import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { textOf } from '../src/downloads.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newOwner } from '../src/organisers.ts';
import { meal } from '../src/questions.ts';
import { eventOf, newEvent, spec, system } from '../src/spec.ts';

describe('an event in numbers, at the desk', { timeout: 180_000 }, () => {
  spec('shows how it fills while people sign up, and a screen in the hall shows it too', async ({ page, api }) => {
    const slug = await newEvent('numbers', { questions: [meal] });
    for (const food of ['vegan', 'vegan', 'fish']) await api.signUp(slug, new Attendee({ answers: { meal: food } }));
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}`);
    const confirmed = page.locator('dl > div').filter({ hasText: 'Confirmed' }).locator('dd');
    await expect.poll(() => confirmed.textContent()).toBe('3');
    await page
      .getByText(/^3 of [\d,]+ places taken$/)
      .first()
      .waitFor();
    await page.getByText('Too few days yet to say when it will be full.').first().waitFor();
    await page.getByRole('row', { name: 'Vegan 2' }).waitFor();
    await page.getByText('Day by day, as a table').first().click();
    await expectGoodLooks(page, 'organiser-overview');

    // Somebody signs up while the page is open: it is counted without a reload.
    await api.signUp(slug, new Attendee({ answers: { meal: 'fish' } }));
    await expect.poll(() => confirmed.textContent(), { timeout: 15_000 }).toBe('4');
    await page.getByRole('row', { name: 'Fish 2' }).waitFor();

    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as CSV' }).last().click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe(`${slug}-meal.csv`);
    expect((await textOf(file)).split('\r\n')).toEqual(['Answer,People with a place', 'Fish,2', 'Vegan,2', '']);

    await page.getByRole('link', { name: 'Wallboard' }).click();
    await page.getByText('places left').first().waitFor();
    await expectGoodLooks(page, 'organiser-wallboard');
    await page.getByRole('link', { name: 'Overview' }).last().click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  });

  spec('has pages of certain names, and says so of any other', async ({ page }) => {
    await newOwner(page, system);
    await page.goto(`/organiser/events/${eventOf('plain')}/nonsense`);
    await page.getByRole('heading', { name: 'This page does not exist', level: 1 }).waitFor();
  });
});
