import { textOf } from '../src/downloads.ts';
import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { manageLink, newestMail } from '../src/mails.ts';
import { ConfirmedPage, EventPage, ManagePage, SignUpPage } from '../src/pages.ts';
import { eventOf, spec, system } from '../src/spec.ts';

describe('signing up', () => {
  spec('from the list of events on a phone to the mail and the manage page', async ({ page }) => {
    const attendee = new Attendee({ givenName: 'Zoë', familyName: 'Ångström-Ó Briain', organisation: 'Åland & Sons' });
    await page.goto('/');
    await page
      .getByRole('link', { name: /Harbour Days/ })
      .first()
      .click();
    const form = await new EventPage(page).signUp();
    await form.fill(attendee, 'Regular');
    const reference = await (await form.send()).reference();

    const mail = await newestMail(system.data, attendee.email);
    expect(mail.text).toContain(reference);
    expect(mail.text).toContain('Harbour Days');
    expect(mail.attachments.map((attachment) => attachment.contentType).join()).toContain('text/calendar');

    await ManagePage.open(page, manageLink(mail));
    for (const text of [reference, 'Zoë', 'Ångström-Ó Briain', 'Åland & Sons', attendee.email, 'Regular']) {
      await page.getByText(text).first().waitFor();
    }
    expect(page.url(), 'the token does not stay in the address').toBe(`${system.url}/manage`);
  });

  spec('shows the confirmation mail in the viewer of this machine', async ({ page, api }) => {
    const attendee = new Attendee();
    const { reference } = await api.signUp(eventOf('plain'), attendee);
    await newestMail(system.data, attendee.email);
    await page.goto('/mails/');
    await page.getByText(attendee.email).first().click();
    await page.getByRole('button', { name: 'As plain text' }).click();
    await page.getByText(reference).first().waitFor();
  });

  spec('takes an answer of each kind and shows it again', async ({ page }) => {
    const attendee = new Attendee();
    const form = await SignUpPage.open(page, eventOf('questions'));
    await form.fill(attendee, 'Regular');
    await page.getByLabel(/^Your role/).fill('Cartographer');
    await page.getByLabel(/^Wishes/).fill('A window seat.\nAnd tea.');
    await form.question('Meal').getByRole('radio', { name: 'Fish' }).check();
    await form.question('Topics').getByRole('checkbox', { name: 'Data' }).check();
    await form.question('Topics').getByRole('checkbox', { name: 'People' }).check();
    await form.question('First time').getByRole('radio', { name: 'Yes' }).check();
    await page.getByLabel(/^Years in the field/).fill('7');
    await page.getByLabel(/^Arrival/).fill('2027-03-05');
    await form.send();

    const link = manageLink(await newestMail(system.data, attendee.email));
    await ManagePage.open(page, link);
    for (const text of ['Cartographer', 'A window seat.', 'Fish', 'Data', 'People', 'Yes', '7', '5 March 2027']) {
      await page.getByText(text).first().waitFor();
    }
  });

  spec('offers a calendar file that calendars can read', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(new Attendee(), 'Regular');
    await form.send();
    const download = page.waitForEvent('download');
    await page
      .getByRole('link', { name: 'Add to calendar' })
      .or(page.getByRole('button', { name: 'Add to calendar' }))
      .click();
    const file = await textOf(await download);
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(file).toContain('METHOD:PUBLISH\r\n');
    expect(file).toMatch(/\r\nUID:\S+/);
    expect(file).toContain('Harbour Days');
  });

  spec('keeps the confirmation when the page is reloaded', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.fill(new Attendee(), 'Regular');
    const reference = await (await form.send()).reference();
    await page.reload();
    expect(await (await ConfirmedPage.reached(page)).reference()).toBe(reference);
  });
});
