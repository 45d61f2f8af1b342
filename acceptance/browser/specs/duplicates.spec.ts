import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { mailsTo, newestMail } from '../src/mails.ts';
import { newOwner } from '../src/organisers.ts';
import { newEvent, spec, system } from '../src/spec.ts';

describe('registrations that may be of one person', { timeout: 180_000 }, () => {
  spec('are explained, merged or put aside, and not asked about again', async ({ page, api }) => {
    const slug = await newEvent('duplicates');
    const first = new Attendee({ givenName: 'Zoë', familyName: 'Müller-Łukasz', organisation: 'Harbour & Sons' });
    const second = new Attendee({ givenName: 'Müller-Łukasz', familyName: 'Zoë', organisation: 'Harbour & Sons' });
    const otto = new Attendee({ givenName: 'Otto', familyName: `Wolfeschlegel${'s'.repeat(80)}` });
    const ottos = new Attendee({ givenName: 'Oto', familyName: `Wolfeschlegel${'s'.repeat(80)}` });
    for (const person of [first, second, otto, ottos]) await api.signUp(slug, person);
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByRole('link', { name: 'Possible duplicates' }).click();
    await page.getByText('2 pairs').waitFor();
    await page.getByText(/given and family name swapped; the same e-mail domain; the same organisation/).waitFor();
    await expectGoodLooks(page, 'organiser-duplicates');

    await page.getByRole('button', { name: /^Different people: Otto/ }).click();
    await page.getByText('One pair').waitFor();
    await page.getByRole('button', { name: 'Different people', exact: true }).first().click();
    await page.getByRole('button', { name: /^Decide again: Otto/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?different=true');
    await page.goBack();
    await page.getByText('One pair').waitFor();

    await page.getByRole('button', { name: /^Keep the first …: Zoë Müller-Łukasz/ }).click();
    await page.getByRole('heading', { name: 'Keep only this registration of Zoë Müller-Łukasz?' }).waitFor();
    await page.getByLabel(`E-mail: ${second.email}`).check();
    await expectGoodLooks(page, 'organiser-duplicates-merge');
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('Nobody seems to be registered twice.').waitFor();
    await expectGoodLooks(page, 'organiser-duplicates-none');

    // The confirmation, the end of that registration, and the link to the one that has its address now.
    await newestMail(system.data, second.email, 3);
    expect(mailsTo(system.data, second.email).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('Your two registrations are one now'),
    );
    expect((await newestMail(system.data, first.email, 2)).text).not.toContain(second.email);
    await page.getByRole('link', { name: 'Attendees', exact: true }).click();
    await page.getByRole('link', { name: 'Zoë Müller-Łukasz' }).click();
    await page.getByText('A duplicate was merged into this registration').waitFor();
    await page.getByText(second.email).first().waitFor();
  });
});
