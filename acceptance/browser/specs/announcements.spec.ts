import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { newestMail } from '../src/mails.ts';
import { newOwner } from '../src/organisers.ts';
import { newEvent, spec, system } from '../src/spec.ts';

describe('a mail to many', { timeout: 180_000 }, () => {
  spec('is written to those who were chosen, tried, sent once, and counted', async ({ page, visitor, api }) => {
    const ticketTypes = ['regular', 'speaker'].map((code) => ({
      code,
      name: { en: code === 'regular' ? 'Regular' : 'Speaker', de: code },
      description: { en: 'All days', de: 'Alle Tage' },
      pools: [code],
    }));
    const slug = await newEvent('mail', { pools: { regular: 10, speaker: 10 }, ticketTypes });
    const speaker = new Attendee({ givenName: 'Zoë', familyName: 'Quist', ticketType: 'speaker' });
    const other = new Attendee({ givenName: 'Anna', ticketType: 'speaker' });
    await api.signUp(slug, new Attendee({ ticketType: 'regular' }));
    await api.signUp(slug, other);
    await api.signUp(slug, speaker);
    await page.setViewportSize({ width: 1280, height: 900 });
    const me = await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/attendees`);
    await page.getByRole('combobox', { name: 'Ticket type' }).selectOption('speaker');
    await page.getByText('2 attendees').waitFor();
    await page.getByRole('link', { name: 'Write to them' }).click();
    await page.getByText('2 people get it.').waitFor();
    await page.getByText('Nothing yet.').waitFor();
    await expectGoodLooks(page, 'organiser-mail-empty');

    await page.getByLabel('Subject (English)').fill('{{event}}: your slides');
    await page.getByLabel('Text (English)').fill('Dear {{givenName}} {{surname}},\n\nplease bring a <copy>.');
    await page.getByLabel('Subject (German)').fill('Ihre Folien');
    await page.getByText('These names stand for nothing: {{surname}}').waitFor();
    expect(await page.getByRole('button', { name: 'Send it to me first' }).isDisabled()).toBe(true);
    await page.getByLabel('Text (English)').fill('Dear {{givenName}} {{familyName}},\n\nplease bring a <copy>.');
    await page
      .getByLabel('Text (German)')
      .fill('Guten Tag {{givenName}} {{familyName}},\n\nbitte bringen Sie sie mit.');
    await page.getByRole('region', { name: 'As the first one will read it' }).getByText('Dear Zoë Quist,').waitFor();
    await expectGoodLooks(page, 'organiser-mail-written');

    // What is written is not lost by a look elsewhere.
    await page.reload();
    await page.getByRole('region', { name: 'As the first one will read it' }).getByText('Dear Zoë Quist,').waitFor();
    await page.getByRole('button', { name: 'Send it to me first' }).click();
    await page.getByText('A mail for you is on its way').first().waitFor();
    const mine = await newestMail(system.data, me.email);
    expect(mine.text).toContain('Dear Ada Example,');

    // The line breaks: the same words under the same id are sent once.
    let cut = true;
    await page.route('**/announcements/*', async (route) => {
      if (route.request().method() !== 'PUT' || !cut) return route.continue();
      cut = false;
      const [url, body] = [route.request().url(), route.request().postData() ?? ''];
      await page.evaluate(
        async ([address, sent]) =>
          (await fetch(address, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: sent })).status,
        [url, body] as const,
      );
      return route.abort();
    });
    visitor.expectLostConnections();
    await page.getByRole('button', { name: 'Send to 2 people' }).click();
    await page.getByRole('button', { name: 'Yes, send it' }).click();
    await page.getByRole('dialog').getByRole('alert').filter({ hasText: /./ }).waitFor();
    await page.getByRole('button', { name: 'Yes, send it' }).click();
    await page.getByText('2 of 2 sent.').waitFor();
    expect(await page.getByRole('button', { name: /^Send to/ }).count()).toBe(0);
    await expectGoodLooks(page, 'organiser-mail-sent');
    const mail = await newestMail(system.data, speaker.email, 2);
    expect(mail.text).toContain('Dear Zoë Quist,');
    await page.reload();
    await page.getByText('2 of 2 sent.').waitFor();
    expect(await page.getByText('2 of 2 sent.').count()).toBe(1);
  });

  spec('is planned for a time at the venue, shown as that, and can be called off', async ({ page, api }) => {
    const slug = await newEvent('mail-planned');
    await api.signUp(slug, new Attendee({ givenName: 'Ana' }));
    await page.setViewportSize({ width: 1280, height: 900 });
    await newOwner(page, system);
    await page.goto(`/organiser/events/${slug}/mail`);
    await page.getByText('One person gets it.').waitFor();
    for (const language of ['English', 'German']) {
      await page.getByLabel(`Subject (${language})`).fill('{{event}} in three days');
      await page.getByLabel(`Text (${language})`).fill('Dear {{givenName}},\n\nsee you soon.');
    }
    const when = page.getByLabel('Send it later');
    await when.fill('2020-06-01T09:00');
    await page.getByText('That has passed.').waitFor();
    expect(await page.getByRole('button', { name: 'Plan it' }).count()).toBe(0);
    const day = new Date(Date.now() + 57 * 24 * 3_600_000).toISOString().slice(0, 10);
    await when.fill(`${day}T09:00`);
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.getByText('also to those who sign up from now on').waitFor();
    await expectGoodLooks(page, 'organiser-mail-plan');
    await page.getByRole('button', { name: 'Yes, plan it' }).click();
    await page.getByText(/^Goes out on .* at 09:00/).waitFor();
    expect(await when.inputValue()).toBe('');
    await expectGoodLooks(page, 'organiser-mail-planned');

    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Yes, stop it' }).click();
    await page.getByText(/^Planned for .* at 09:00/).waitFor();
    await page.getByText('Stopped.').first().waitFor();
  });
});
