import { describe } from 'vitest';
import { Api } from '../src/api.ts';
import { Attendee } from '../src/attendee.ts';
import type { Role } from '../src/cast.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { manageLink, newestMail } from '../src/mails.ts';
import { EventPage, ManagePage, SignUpPage } from '../src/pages.ts';
import { eventOf, spec, system } from '../src/spec.ts';

/** Twelve looks of a page, each with axe, take their time. */
const patient = 90_000;

async function link(role: Role, attendee = new Attendee()): Promise<string> {
  await (await Api.open(system)).signUp(eventOf(role), attendee);
  return manageLink(await newestMail(system.data, attendee.email));
}

describe('every page and state, in each size and both colours', { timeout: patient }, () => {
  spec('the list of events, and the page of the demo conference', async ({ page, api }) => {
    await page.goto('/');
    await page
      .getByRole('link', { name: /Harbour Days/ })
      .first()
      .waitFor();
    await expectGoodLooks(page, 'events');
    const { events } = (await api.get('/api/v1/events')).body as { events: { slug: string }[] };
    const demo = events.find((event) => !event.slug.endsWith(system.run));
    if (!demo) return;
    await EventPage.open(page, demo.slug);
    await page.getByText(/left/).first().waitFor();
    await expectGoodLooks(page, 'event-demo');
    await SignUpPage.open(page, demo.slug);
    await expectGoodLooks(page, 'sign-up-demo');
  });

  for (const role of ['soldOut', 'notOpen', 'closed', 'nasty'] as const) {
    spec(`an event: ${role}`, async ({ page }) => {
      await EventPage.open(page, eventOf(role));
      await expectGoodLooks(page, `event-${role}`);
      if (role === 'nasty') return;
      await SignUpPage.open(page, eventOf(role));
      await expectGoodLooks(page, `sign-up-${role}`);
    });
  }

  spec('the form with everything wrong, then filled', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('questions'));
    await form.submit.click();
    await page.getByText('Please fill this in.').first().waitFor();
    await expectGoodLooks(page, 'sign-up-refused');
    await form.fill(new Attendee({ organisation: 'Åland & Sons' }), 'Regular');
    await page.getByText('Read the privacy notice', { exact: true }).click();
    await page.getByText('Version 1').first().waitFor();
    await expectGoodLooks(page, 'sign-up-filled');
  });

  spec('an address that is already signed up', async ({ page, visitor, api }) => {
    visitor.expectStatus(409);
    const attendee = new Attendee();
    await api.signUp(eventOf('plain'), attendee);
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(attendee, 'Regular');
    await form.submit.click();
    await page.getByText('This address is already signed up').waitFor();
    await expectGoodLooks(page, 'sign-up-already');
  });

  spec('waiting for a busy service', async ({ page, visitor }) => {
    visitor.expectStatus(503);
    await page.route('**/registrations', (route) =>
      route.fulfill({
        status: 503,
        headers: { 'retry-after': '600' },
        contentType: 'application/problem+json',
        body: '{"code":"overloaded","status":503}',
      }),
    );
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(new Attendee(), 'Regular');
    await form.submit.click();
    await page.getByText('Many people are signing up right now.').first().waitFor();
    await expectGoodLooks(page, 'sign-up-waiting');
  });

  spec('the confirmation', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(new Attendee(), 'Regular');
    await form.send();
    await expectGoodLooks(page, 'confirmed');
  });

  spec('the waiting list, from the full event to leaving it', async ({ page }) => {
    const role = 'waitingLooks';
    await link(role);
    await link(role, new Attendee({ waitingList: true }));
    await EventPage.open(page, eventOf(role));
    await page.getByText('Sold out · 1 waiting').waitFor();
    await expectGoodLooks(page, 'event-waiting-list');
    const form = await SignUpPage.open(page, eventOf(role));
    const attendee = new Attendee();
    await form.fill(attendee);
    await form.join.waitFor();
    await expectGoodLooks(page, 'sign-up-waiting-list');
    await (await form.joinWaitingList()).rank(2);
    await expectGoodLooks(page, 'on-the-waiting-list');
    const own = manageLink(await newestMail(system.data, attendee.email));
    await ManagePage.open(page, own);
    await page.getByText('You are number 2 in line').waitFor();
    await expectGoodLooks(page, 'manage-waiting');
    await page.getByRole('button', { name: 'Leave the waiting list' }).click();
    await page.getByRole('button', { name: 'Yes, leave it' }).waitFor();
    await expectGoodLooks(page, 'manage-leave-asked');
    await page.getByRole('button', { name: 'Yes, leave it' }).click();
    await page.getByRole('heading', { name: 'You have left the waiting list' }).waitFor();
    await expectGoodLooks(page, 'manage-left');
  });

  spec('an offer: on the page after the sign-up, on the manage page, let go', async ({ page, api }) => {
    const role = 'waitingLooksOffer';
    const holder = await link(role);
    const form = await SignUpPage.open(page, eventOf(role));
    await form.fill(new Attendee());
    await form.joinWaitingList();
    await api.decide(holder, 'cancellation');
    await page.getByRole('heading', { level: 1, name: 'A place is free for you' }).waitFor();
    await expectGoodLooks(page, 'offered');
    await page.goto('/manage');
    await page.getByRole('button', { name: 'Take the place' }).waitFor();
    await expectGoodLooks(page, 'manage-offered');
    await page.getByRole('button', { name: 'Let it go to the next in line' }).click();
    await page.getByRole('button', { name: 'Yes, let it go' }).waitFor();
    await expectGoodLooks(page, 'manage-decline-asked');
    await page.getByRole('button', { name: 'Yes, let it go' }).click();
    await page.getByRole('heading', { name: 'You have let the place go' }).waitFor();
    await expectGoodLooks(page, 'manage-declined');
  });

  spec('check your mail', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('concealing'));
    await form.fill(new Attendee(), 'Regular');
    await form.submit.click();
    await page.getByRole('heading', { level: 1, name: 'Check your mail' }).waitFor();
    await expectGoodLooks(page, 'check-your-mail');
  });

  spec(
    'the registration: seen, edited, questions before what cannot be undone, cancelled, erased',
    async ({ page }) => {
      const answers = {
        role: 'Cook',
        meal: 'fish',
        'first-time': true,
        topics: ['data'],
        years: 3,
        arrival: '2027-03-05',
        wishes: 'Tea.',
      };
      await ManagePage.open(page, await link('questions', new Attendee({ answers, organisation: 'Galley Ltd' })));
      await expectGoodLooks(page, 'manage');
      await page.getByRole('button', { name: 'Change' }).first().click();
      await expectGoodLooks(page, 'manage-edit');
      await page.getByRole('button', { name: 'Discard changes' }).click();
      await page.getByRole('button', { name: 'Cancel registration' }).click();
      await page.getByRole('button', { name: 'Yes, cancel it' }).waitFor();
      await expectGoodLooks(page, 'manage-cancel-asked');
      await page.getByRole('button', { name: 'Yes, cancel it' }).click();
      await page.getByText('Your registration is cancelled.').first().waitFor();
      await expectGoodLooks(page, 'manage-cancelled');
      await page.getByRole('button', { name: 'Erase my data' }).click();
      await page.getByRole('button', { name: 'Erase now' }).waitFor();
      await expectGoodLooks(page, 'manage-erase-asked');
      await page.getByRole('button', { name: 'Erase now' }).click();
      await page.getByRole('heading', { name: 'Your data are erased' }).waitFor();
      await expectGoodLooks(page, 'manage-erased');
    },
  );

  spec('without a link, with a dead one, and at an address that leads nowhere', async ({ page, visitor }) => {
    visitor.expectStatus(401, 404);
    await page.goto('/manage');
    await page.getByRole('button', { name: 'Send me the link' }).waitFor();
    await expectGoodLooks(page, 'manage-link');
    await page.goto('/manage#bm90LWEtbGluaw');
    await page.getByText('This link does not work any more').first().waitFor();
    await expectGoodLooks(page, 'manage-link-invalid');
    await page.goto('/nowhere');
    await page.getByText('This page does not exist').first().waitFor();
    await expectGoodLooks(page, 'not-found');
    await page.goto('/problems/sold-out');
    await page.getByRole('heading', { level: 1, name: 'Sold out' }).waitFor();
    await expectGoodLooks(page, 'problem');
  });

  spec('the mails of this machine', async ({ page }) => {
    await link('plain');
    await page.goto('/mails/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectGoodLooks(page, 'mails');
  });
});
