import type { Page } from 'playwright-core';
import { textOf } from '../src/downloads.ts';
import { describe, expect } from 'vitest';
import { Api } from '../src/api.ts';
import { Attendee, type AttendeeOptions } from '../src/attendee.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { manageLink, newestMail } from '../src/mails.ts';
import { EventPage, ManagePage } from '../src/pages.ts';
import { changeEvent, desktop, eventOf, newEvent, spec, system } from '../src/spec.ts';
import type { Role } from '../src/cast.ts';

async function registered(role: Role, options: AttendeeOptions = {}): Promise<{ attendee: Attendee; link: string }> {
  const attendee = new Attendee(options);
  await (await Api.open(system)).signUp(eventOf(role), attendee);
  return { attendee, link: manageLink(await newestMail(system.data, attendee.email)) };
}

/** Opens the details for editing. */
async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change' }).first().click();
}

describe('the manage page', () => {
  spec('changes name, organisation and answers', async ({ page }) => {
    const { link } = await registered('questions', { answers: { role: 'Cook', meal: 'fish', 'first-time': true } });
    await ManagePage.open(page, link);
    await edit(page);
    await page.getByLabel(/^Given name/).fill('Nadezhda');
    await page.getByLabel(/^Organisation/).fill('Galley Ltd');
    await page.getByLabel(/^Your role/).fill('Chef');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your changes are saved.').first().waitFor();
    await page.reload();
    for (const text of ['Nadezhda', 'Galley Ltd', 'Chef']) await page.getByText(text).first().waitFor();
  });

  spec(
    'tells of a change in another tab, keeps what was typed, and saves it when asked again',
    async ({ page, visitor }) => {
      visitor.expectStatus(412);
      const { link } = await registered('plain');
      await ManagePage.open(page, link);
      const other = await visitor.newPage();
      await other.goto('/manage');
      await edit(other);
      await edit(page);
      await other.getByLabel(/^Given name/).fill('Olga');
      await other.getByRole('button', { name: 'Save' }).click();
      await other.getByText('Your changes are saved.').first().waitFor();
      await page.getByLabel(/^Given name/).fill('Natalia');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Somebody changed this registration in the meantime').first().waitFor();
      await page.getByText('Saved elsewhere: Olga').first().waitFor();
      expect(await page.getByLabel(/^Given name/).inputValue()).toBe('Natalia');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your changes are saved.').first().waitFor();
    },
  );

  spec('asks again when there is a newer privacy notice, once', async ({ page, api }) => {
    const slug = await newEvent('new-notice');
    const attendee = new Attendee();
    await api.signUp(slug, attendee);
    await ManagePage.open(page, manageLink(await newestMail(system.data, attendee.email)));
    await page.getByText('Consent to privacy notice version 1').waitFor();
    expect(await page.getByText('The privacy notice has changed').count()).toBe(0);

    await changeEvent(slug, { noticeVersion: 2 });
    // The load balancer keeps what everybody sees for a moment.
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByText('Consent to privacy notice version 1').waitFor();
          return page.getByRole('region', { name: 'The privacy notice has changed' }).count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await expectGoodLooks(page, 'manage-new-notice');
    await page.getByRole('button', { name: 'I agree to the new notice' }).click();
    await page.getByText('Thank you, your consent is noted.').first().waitFor();
    await page.getByText('Consent to privacy notice version 2').waitFor();
    expect(await page.getByText('The privacy notice has changed').count()).toBe(0);
    await page.reload();
    await page.getByText('Consent to privacy notice version 2').waitFor();
    expect(await page.getByText('The privacy notice has changed').count()).toBe(0);
  });

  spec('a cancelled place is free at once, and those who wait for it see it', async ({ page, arrive }) => {
    const { link } = await registered('freed');
    const waiting = await EventPage.open(await (await arrive(desktop)).newPage(), eventOf('freed'));
    await waiting.page.getByText('Every place is taken').first().waitFor();
    await ManagePage.open(page, link);
    await page.getByRole('button', { name: 'Cancel registration' }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Your registration is cancelled.').first().waitFor();
    const since = performance.now();
    await waiting.page.getByText('Only 1 left').waitFor();
    console.log(
      `live places: a freed place seen elsewhere ${Math.round(performance.now() - since)} ms after the page of the canceller`,
    );
    await waiting.page
      .getByRole('link', { name: /^Sign up/ })
      .first()
      .waitFor();
  });

  spec('gives a cancellation for the calendar', async ({ page }) => {
    const { link } = await registered('plain');
    await ManagePage.open(page, link);
    await page.getByRole('button', { name: 'Cancel registration' }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    const download = page.waitForEvent('download');
    await page.getByText('Remove from calendar').click();
    expect(await textOf(await download)).toContain('METHOD:CANCEL\r\n');
  });

  spec('downloads everything that is held', async ({ page }) => {
    const { attendee, link } = await registered('questions', {
      organisation: 'Takeaway Inc',
      answers: { role: 'Porter', meal: 'vegan', 'first-time': false },
    });
    await ManagePage.open(page, link);
    const download = page.waitForEvent('download');
    await page.getByText('Download everything (JSON)').click();
    const text = await textOf(await download);
    JSON.parse(text);
    for (const held of [attendee.email, 'Takeaway Inc', 'Porter', 'Nadia', 'Okonkwo']) expect(text).toContain(held);
  });

  spec('withdraws consent, which cancels', async ({ page }) => {
    const { link } = await registered('plain');
    await ManagePage.open(page, link);
    await page.getByRole('button', { name: 'Withdraw consent' }).click();
    await page.getByText('Without it we may not keep a place for you').waitFor();
    await page.getByRole('button', { name: 'Withdraw and cancel' }).click();
    await page.getByText('Your consent is withdrawn and your registration is cancelled.').first().waitFor();
    await page.reload();
    await page.getByText('Withdrawn on').first().waitFor();
  });

  spec('erases: the page says what is kept and why, and the link is dead', async ({ page, visitor }) => {
    visitor.expectStatus(401);
    const { link } = await registered('plain');
    await ManagePage.open(page, link);
    await page.getByRole('button', { name: 'Erase my data' }).click();
    await page.getByRole('button', { name: 'Erase now' }).click();
    await page.getByRole('heading', { name: 'Your data are erased' }).waitFor();
    await page.getByText('What we keep, and why').waitFor();
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByText('This link does not work any more').first().waitFor();
  });

  spec(
    'a new address gets a new link, the old one gets a notice, and the old link is dead',
    async ({ page, arrive }) => {
      const { attendee, link } = await registered('plain');
      await ManagePage.open(page, link);
      await edit(page);
      const address = new Attendee().email;
      await page.getByLabel(/^E-mail/).fill(address);
      await page.getByRole('button', { name: 'Save' }).click();
      await page
        .getByText(/A new link is on its way/)
        .first()
        .waitFor();
      await newestMail(system.data, attendee.email, 2);
      const newLink = manageLink(await newestMail(system.data, address));
      const somebody = await arrive();
      somebody.expectStatus(401);
      const elsewhere = await somebody.newPage();
      await elsewhere.goto(link);
      await elsewhere.getByText('This link does not work any more').first().waitFor();
      await ManagePage.open(elsewhere, newLink);
      await elsewhere.getByText(address).first().waitFor();
    },
  );

  spec('a link that is no link is refused, and a fresh one can be asked for', async ({ page, visitor }) => {
    visitor.expectStatus(401);
    const { attendee } = await registered('plain');
    await page.goto('/manage#bm90LWEtbGluaw');
    await page.getByText('This link does not work any more').first().waitFor();
    await page.getByLabel(/^E-mail/).fill(attendee.email);
    const event = page.getByLabel('Event');
    if (await event.isVisible()) await event.selectOption({ label: 'Harbour Days' }).catch(() => undefined);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.getByText('If there is a registration for this address').waitFor();
  });
});
