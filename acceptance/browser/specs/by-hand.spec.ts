import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import type { EventOptions } from '../src/events.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newestMail } from '../src/mails.ts';
import { newOwner } from '../src/organisers.ts';
import { meal } from '../src/questions.ts';
import { changeEvent, desktop, newEvent, spec, system } from '../src/spec.ts';

describe('registering by hand, at the desk', { timeout: 180_000 }, () => {
  spec(
    'one after the other, beyond the capacity where it is full, and nobody twice',
    async ({ page, visitor, api, arrive }) => {
      visitor.expectStatus(409, 422);
      const required = { ...meal, required: true };
      const options: EventOptions = {
        pools: { hall: 2 },
        waitingList: { rule: 'confirm' },
        questions: [required],
      };
      const slug = await newEvent('by-hand', options);
      await api.signUp(slug, new Attendee({ answers: { meal: 'fish' } }));
      await page.setViewportSize({ width: 1280, height: 900 });
      await newOwner(page, system);
      await page.goto(`/organiser/events/${slug}/attendees`);
      await page.getByRole('link', { name: 'Register somebody' }).click();
      await page.getByRole('heading', { level: 1, name: 'Register somebody' }).waitFor();
      await page.getByRole('option', { name: /one place left/ }).waitFor({ state: 'attached' });
      await expectGoodLooks(page, 'organiser-by-hand');

      // What is missing is told, and nothing of what was entered is lost.
      const ada = new Attendee({ givenName: 'Ada', familyName: 'Telephone' });
      await page.getByLabel('Given name').fill(ada.givenName);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.getByText('Tell them first').first().waitFor();
      expect(await page.getByLabel('Family name').evaluate((field) => field === document.activeElement)).toBe(true);
      await expectGoodLooks(page, 'organiser-by-hand-missing');

      const fill = async ({ givenName, familyName, email }: Attendee) => {
        await page.getByLabel('Given name').fill(givenName);
        await page.getByLabel('Family name').fill(familyName);
        await page.getByLabel('E-mail').fill(email);
        await page.getByLabel('They have been told').check();
      };
      await fill(ada);
      await page.getByLabel('Language of their mails').selectOption('de');
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.getByText('Ada Telephone is registered.').first().waitFor();
      expect(await page.getByLabel('Given name').inputValue()).toBe('');
      expect(await page.getByLabel('They have been told').isChecked()).toBe(false);
      const mail = await newestMail(system.data, ada.email);
      expect(mail.locale).toBe('de');
      expect(mail.text).toContain('hat Sie bei');
      expect(mail.attachments.map(({ name }) => name)).toEqual([`${slug}.ics`]);

      // Full: one waits, another is let in beyond the capacity.
      const stranger = await arrive(desktop);
      const bert = new Attendee({ givenName: 'Bert', familyName: 'Walk-in' });
      await fill(bert);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.getByText('There is no place left for this ticket type').waitFor();
      await expectGoodLooks(page, 'organiser-by-hand-full');
      await page.getByRole('button', { name: 'Put on the waiting list' }).click();
      await page.getByText('Bert Walk-in is on the waiting list.').first().waitFor();
      const cleo = new Attendee({ givenName: 'Cleo', familyName: 'Speaker' });
      await fill(cleo);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.getByRole('button', { name: 'Register beyond the capacity' }).click();
      await page.getByText('Cleo Speaker is registered.').first().waitFor();
      await page.getByRole('link', { name: /^Open / }).click();
      await page.getByText('Registered beyond the capacity', { exact: true }).waitFor();

      // It shows in the numbers, and the public site offers no place.
      await page.goto(`/organiser/events/${slug}`);
      await page.getByText('3 of 2 places taken').first().waitFor();
      await page.getByText('one place was given beyond the capacity').first().waitFor();
      await expectGoodLooks(page, 'organiser-overview-overbooked');
      const outside = await stranger.newPage();
      await outside.goto(`/events/${slug}`);
      await outside.getByText('Sold out').first().waitFor();

      await page.goto(`/organiser/events/${slug}/register`);
      await fill(cleo);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.getByText('This address is registered already').waitFor();
      await page.getByRole('link', { name: /^Open / }).click();
      await page.getByRole('heading', { name: 'Cleo Speaker' }).waitFor();

      // The notice changes while the form is open: it is shown anew, and what they were told of the old one does not count.
      await page.goto(`/organiser/events/${slug}/register`);
      await fill(new Attendee({ givenName: 'Dora', familyName: 'Late' }));
      await changeEvent(slug, { ...options, noticeVersion: 2 });
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.getByText('The privacy notice has changed meanwhile').first().waitFor();
      expect(await page.getByLabel('They have been told').isChecked()).toBe(false);
      expect(await page.getByLabel('Given name').inputValue()).toBe('Dora');
      await page.getByText('Version 2').first().waitFor();
      await page.getByLabel('They have been told').check();
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await page.getByText('There is no place left for this ticket type').waitFor();
    },
  );

  spec('whoever waits gets a place out of turn, and is told', async ({ page, api }) => {
    const slug = await newEvent('promoted', { pools: { hall: 1 }, waitingList: { rule: 'confirm' } });
    await api.signUp(slug, new Attendee());
    const dora = new Attendee({ givenName: 'Dora', familyName: 'Waiting', waitingList: true });
    await api.signUp(slug, dora);
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByRole('link', { name: 'Dora Waiting' }).click();
    await page.getByRole('button', { name: 'Give a place' }).click();
    await expectGoodLooks(page, 'organiser-promote');
    await page.getByRole('button', { name: 'Yes, give it' }).click();
    await page.getByText('Dora Waiting has a place, and is told by mail.').first().waitFor();
    await page.getByText('Got a place out of turn, beyond the capacity').waitFor();
    expect((await newestMail(system.data, dora.email, 2)).text).toContain('you no longer need to wait');
    expect(await page.getByRole('button', { name: 'Give a place' }).count()).toBe(0);
  });
});
