import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { Api } from '../src/api.ts';
import { Attendee } from '../src/attendee.ts';
import type { Role } from '../src/cast.ts';
import { manageLink, newestMail } from '../src/mails.ts';
import { ConfirmedPage, EventPage, ManagePage, SignUpPage, WaitingPage } from '../src/pages.ts';
import { eventOf, spec, system } from '../src/spec.ts';

/** Somebody else signs up, or waits when there is no place; the link is the one of their mail. */
async function somebodyElse(role: Role, options = {}): Promise<{ attendee: Attendee; link: string }> {
  const attendee = new Attendee({ waitingList: true, ...options });
  await (await Api.open(system)).signUp(eventOf(role), attendee);
  return { attendee, link: manageLink(await newestMail(system.data, attendee.email)) };
}

/** Joins by the form, as everybody does who finds the event full. */
async function join(page: Page, role: Role, attendee = new Attendee()): Promise<WaitingPage> {
  const form = await SignUpPage.open(page, eventOf(role));
  await form.fill(attendee);
  return form.joinWaitingList();
}

describe('the waiting list', () => {
  spec('from the full event to the place that somebody gives back, by itself', async ({ page, api }) => {
    const holder = await somebodyElse('waitingConfirm');
    await EventPage.open(page, eventOf('waitingConfirm'));
    await page.getByText('Sold out').first().waitFor();
    await page.getByText('you are confirmed at once').waitFor();
    await page.getByRole('link', { name: 'Join the waiting list' }).click();
    await page.waitForURL('**/sign-up');
    const form = new SignUpPage(page);
    const attendee = new Attendee();
    await form.fill(attendee);
    const waiting = await form.joinWaitingList();
    await waiting.rank(1);
    expect(await page.getByText('Add to calendar').count(), 'nothing to put into a calendar yet').toBe(0);
    await newestMail(system.data, attendee.email);

    await api.decide(holder.link, 'cancellation');
    const since = performance.now();
    await ConfirmedPage.reached(page);
    console.log(`waiting list: the page had turned ${Math.round(performance.now() - since)} ms after the cancellation`);
    await page.getByRole('status').filter({ hasText: 'A place has become free' }).waitFor({ state: 'attached' });
    const mail = await newestMail(system.data, attendee.email, 2);
    expect(mail.attachments.map((attachment) => attachment.contentType).join()).toContain('text/calendar');
    await page.reload();
    await ConfirmedPage.reached(page);
  });

  spec('ranks are live in every page', async ({ page, arrive, api }) => {
    await somebodyElse('waitingRank');
    const first = await somebodyElse('waitingRank');
    const second = await join(page, 'waitingRank');
    const third = await join(await (await arrive()).newPage(), 'waitingRank');
    await second.rank(2);
    await third.rank(3);
    await api.decide(first.link, 'cancellation');
    await second.rank(1);
    await third.rank(2);
    await third.page.reload();
    await (await WaitingPage.reached(third.page)).rank(2);
  });

  spec('one leaves it after being asked, and can sign up again', async ({ page }) => {
    await somebodyElse('waitingLeave');
    const { link } = await somebodyElse('waitingLeave');
    await ManagePage.open(page, link);
    await page.getByRole('button', { name: 'Leave the waiting list' }).click();
    await page.getByRole('button', { name: 'Yes, leave it' }).click();
    await page.getByRole('heading', { name: 'You have left the waiting list' }).waitFor();
    await page.getByRole('link', { name: 'Sign up again' }).click();
    await page.waitForURL('**/sign-up');
  });

  spec('the last place goes while the form is filled in: nothing is lost', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('waitingRace'));
    await page.getByText('Only 1 left').waitFor();
    const attendee = new Attendee();
    await form.fill(attendee);
    await somebodyElse('waitingRace');
    await page.getByRole('status').filter({ hasText: 'This ticket has just sold out' }).waitFor();
    expect(await form.email.inputValue()).toBe(attendee.email);
    await (await form.joinWaitingList()).rank(1);
  });

  spec('a full ticket beside one with places is marked and can be chosen', async ({ page, api }) => {
    await somebodyElse('waitingSome', { ticketType: 'student' });
    const form = await SignUpPage.open(page, eventOf('waitingSome'));
    await form.fill(new Attendee(), 'Regular');
    await form.submit.waitFor();
    await form.choose('Student');
    await page.getByText('Waiting list', { exact: true }).waitFor();
    await (await form.joinWaitingList()).rank(1);
    await expect
      .poll(async () =>
        (await api.availability(eventOf('waitingSome'))).ticketTypes.find((type) => type.code === 'student'),
      )
      .toMatchObject({ state: 'sold-out', waiting: 1 });

    await page.getByRole('link', { name: 'See or change your registration' }).click();
    await page.getByRole('button', { name: 'Change' }).first().click();
    await page.getByText('you are confirmed at once').first().waitFor();
    await form.choose('Regular');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Confirmed', { exact: true }).waitFor();
    await page.getByText('Add to calendar').waitFor();
  });
});

describe('an offer', () => {
  spec('comes to the waiting page by itself, and is taken', async ({ page, api }) => {
    const holder = await somebodyElse('waitingOffer');
    const attendee = new Attendee();
    await join(page, 'waitingOffer', attendee);
    await newestMail(system.data, attendee.email);
    await api.decide(holder.link, 'cancellation');
    await page.getByRole('heading', { level: 1, name: 'A place is free for you' }).waitFor();
    await page.getByText(/Expires in 23:59:\d\d/).waitFor();
    await newestMail(system.data, attendee.email, 2);
    await page.getByRole('button', { name: 'Take the place' }).dblclick();
    await ConfirmedPage.reached(page);
    await newestMail(system.data, attendee.email, 3);
  });

  spec("that is let go is the next one's, in the page they have open", async ({ page, arrive, api }) => {
    const holder = await somebodyElse('waitingDecline');
    const { attendee, link } = await somebodyElse('waitingDecline');
    const next = await join(await (await arrive()).newPage(), 'waitingDecline');
    await next.rank(2);
    await api.decide(holder.link, 'cancellation');
    await newestMail(system.data, attendee.email, 2);
    await ManagePage.open(page, link);
    await page.getByRole('button', { name: 'Let it go to the next in line' }).click();
    await page.getByRole('button', { name: 'Yes, let it go' }).click();
    await page.getByRole('heading', { name: 'You have let the place go' }).waitFor();
    await next.page.getByRole('heading', { level: 1, name: 'A place is free for you' }).waitFor();
  });
});
