import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { textOf } from '../src/downloads.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newOwner } from '../src/organisers.ts';
import { everyKindOfQuestion } from '../src/events.ts';
import { newEvent, spec, system } from '../src/spec.ts';

describe('the privacy page of an event', { timeout: 180_000 }, () => {
  spec('says what is held until when, and one person is handed over whole', async ({ page, api }) => {
    const slug = await newEvent('privacy', {
      questions: everyKindOfQuestion.map((question) => ({ ...question, required: false })),
    });
    const zoe = new Attendee({ givenName: 'Zoë', familyName: 'Quist' });
    await api.signUp(slug, zoe);
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}`);
    await page.getByRole('link', { name: 'Privacy', exact: true }).click();
    await page.getByRole('heading', { name: 'Record of processing activities (GDPR art. 30)' }).waitFor();
    const goes = page.getByRole('region', { name: 'What will go, and when' });
    expect(await goes.getByText('registrations that are held and will go').locator('..').textContent()).toMatch(/1$/);
    await page.getByRole('region', { name: 'What is held of attendees' }).getByText('Years in the field').waitFor();
    expect(await page.getByText('Zoë').count()).toBe(0);
    await expectGoodLooks(page, 'organiser-privacy');

    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByRole('link', { name: 'Zoë Quist' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Take out everything about them' }).click();
    const file = JSON.parse(await textOf(await saved)) as { records: { rows: unknown[] }[] };
    expect(JSON.stringify(file)).toContain(zoe.email);
    await page.getByText('Everything about them was taken out').waitFor();
  });
});
