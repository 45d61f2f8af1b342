import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import type { EventOptions } from '../src/events.ts';
import { expectGoodLooks } from '../src/looks.ts';
import { manageLink, newestMail } from '../src/mails.ts';
import { newOwner } from '../src/organisers.ts';
import { ConfirmedPage, EventPage, ManagePage, SignUpPage } from '../src/pages.ts';
import { changeEvent, desktop, newEvent, phone, spec, system } from '../src/spec.ts';

describe('an event on whose sign-ups an organiser decides', { timeout: 180_000 }, () => {
  spec(
    'a request, the yes, the no with its reason, and what everybody sees of it',
    async ({ page, visitor, arrive }) => {
      visitor.expectStatus(409);
      const slug = await newEvent('approval', { pools: { hall: 1 }, approval: true });
      const asking = await (await arrive(phone)).newPage();
      const ask = async (attendee: Attendee) => {
        const form = await (await EventPage.open(asking, slug)).signUp();
        await form.fill(attendee);
        await asking.getByText('The organiser looks at every sign-up and decides.').waitFor();
        if (attendee.givenName === 'Zoë') await expectGoodLooks(asking, 'approval-form');
        await asking.getByRole('button', { name: 'Ask for a place' }).click();
        await asking.getByRole('heading', { level: 1, name: 'We have your request' }).waitFor();
      };
      const ben = new Attendee({ givenName: 'Ben', familyName: 'Second' });
      await ask(ben);
      const zoe = new Attendee({ givenName: 'Zoë', familyName: 'First' });
      await ask(zoe);
      await expectGoodLooks(asking, 'approval-requested');
      const told = await newestMail(system.data, zoe.email);
      expect(told.text).toContain('You don’t have a place yet');
      expect(told.attachments).toEqual([]);

      await page.setViewportSize({ width: 1280, height: 900 });
      await newOwner(page, system);
      await page.goto(`/organiser/events/${slug}/attendees?state=requested`);
      await page.getByText('2 attendees').waitFor();
      await page.getByRole('link', { name: 'Zoë First' }).click();
      await page.getByRole('heading', { level: 1, name: 'Zoë First' }).waitFor();
      await expectGoodLooks(page, 'organiser-request');
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('button', { name: 'Yes, approve' }).click();
      await page.getByText('Zoë First has a place, and is told by mail.').first().waitFor();
      await page.getByText('Approved', { exact: true }).first().waitFor();

      // Whoever asked has left the page open: it turns by itself.
      await ConfirmedPage.reached(asking);
      await asking.getByRole('status').filter({ hasText: 'Your request is approved' }).waitFor({ state: 'attached' });
      const approved = await newestMail(system.data, zoe.email, 2);
      expect(approved.text).toContain('has approved your request');
      expect(approved.attachments.map(({ name }) => name)).toEqual([`${slug}.ics`]);

      // Full now: the yes is refused, and the request stays to be decided on.
      await page.goto(`/organiser/events/${slug}/attendees`);
      await page.getByRole('link', { name: 'Ben Second' }).click();
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('button', { name: 'Yes, approve' }).click();
      await page.getByRole('dialog').getByRole('alert').filter({ hasText: /./ }).waitFor();
      await page.getByRole('button', { name: 'Decide later' }).click();
      await page.getByRole('button', { name: 'Say no' }).click();
      await page.getByLabel('Reason').fill('This one is for beginners.\n\nCome to the next, Ben!');
      await expectGoodLooks(page, 'organiser-reject');
      await page.getByRole('dialog').getByRole('button', { name: 'Say no' }).click();
      await page.getByText('Ben Second is told by mail that there is no place.').first().waitFor();
      await page.getByText('Reason given').waitFor();

      const no = await newestMail(system.data, ben.email, 2);
      expect(no.text).toContain('Mill Society writes:');
      expect(no.text).toContain('Come to the next, Ben!');
      await ManagePage.open(asking, manageLink(no));
      await asking.getByRole('heading', { name: 'You can’t have a place this time' }).waitFor();
      await asking.getByText('This one is for beginners.').waitFor();
      await expectGoodLooks(asking, 'approval-rejected');
    },
  );

  spec(
    'several at once, as many as there are places; and a request that is withdrawn',
    async ({ page, arrive, api }) => {
      const slug = await newEvent('approval-many', {
        pools: { hall: 2 },
        approval: true,
        waitingList: { rule: 'confirm' },
      });
      const people = ['Ana', 'Bo', 'Cy'].map((givenName) => new Attendee({ givenName, familyName: 'Asking' }));
      for (const attendee of people) await api.signUp(slug, attendee);
      const eva = new Attendee({ givenName: 'Eva', familyName: 'Asking' });
      await api.signUp(slug, eva);
      const own = await (await arrive(desktop)).newPage();
      await ManagePage.open(own, manageLink(await newestMail(system.data, eva.email)));
      await own.getByRole('heading', { name: 'Your request' }).waitFor();
      await expectGoodLooks(own, 'manage-request');
      await own.getByRole('button', { name: 'Withdraw the request' }).click();
      await own.getByRole('button', { name: 'Yes, withdraw it' }).click();
      await own.getByRole('heading', { name: 'You have withdrawn your request' }).waitFor();

      await page.setViewportSize({ width: 1280, height: 900 });
      await newOwner(page, system);
      await page.goto(`/organiser/events/${slug}/attendees?state=requested`);
      await page.getByText('3 attendees').waitFor();
      await page.getByRole('checkbox', { name: 'Select everybody on this page' }).check();
      await page.getByRole('button', { name: 'Approve …' }).click();
      await expectGoodLooks(page, 'organiser-approve-many');
      await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByText('Done for 3 attendees.').first().waitFor({ state: 'attached' });
      await page.goto(`/organiser/events/${slug}/attendees?state=confirmed`);
      await page.getByText('2 attendees').waitFor();
      await page.goto(`/organiser/events/${slug}/attendees?state=waiting`);
      await page.getByText('One attendee').waitFor();
    },
  );

  spec('where it is full and there is a line to wait in, it is a request all the same', async ({ page, api }) => {
    const options: EventOptions = { pools: { hall: 1 }, waitingList: { rule: 'confirm' } };
    const slug = await newEvent('approval-line', options);
    await api.signUp(slug, new Attendee());
    await changeEvent(slug, { ...options, approval: true });
    await SignUpPage.open(page, slug);
    const asks = page.getByRole('button', { name: 'Ask for a place' });
    // The load balancer keeps what everybody sees for a moment.
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByLabel(/^Given name/).waitFor();
          return asks.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await page.getByText('You are joining the waiting list').waitFor();
    await new SignUpPage(page).fill(new Attendee());
    await asks.click();
    await page.getByRole('heading', { level: 1, name: 'We have your request' }).waitFor();
  });
});
