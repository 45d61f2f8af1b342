import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { manageLink, newestMail } from '../src/mails.ts';
import { EventPage, ManagePage, SignUpPage } from '../src/pages.ts';
import { eventOf, phone, spec, system } from '../src/spec.ts';

const names: [string, string, string][] = [
  ['Arabic', 'محمّد', 'بن عبد الله'],
  ['Hebrew', 'יעל', 'כהן־לוי'],
  ['Chinese', '美玲', '歐陽'],
  ['Devanagari with joiners', 'श्री', 'क्‍षेत्री'],
  ['one letter, apostrophes and hyphens', 'Ü', "O’Neill-D'Arcy van der Berg"],
  ['beyond the basic plane', '𝒜𝓃𝓃𝒶', '𠮷野'],
  ['markup', '<script>alert(1)</script>', '"><img src=x onerror=alert(2)> & {{7*7}}'],
  ['200 characters without a space', 'W'.repeat(200), 'i'.repeat(200)],
];

describe('names of all kinds', () => {
  for (const [script, givenName, familyName] of names) {
    spec(script, async ({ page }) => {
      const attendee = new Attendee({ givenName, familyName });
      const form = await SignUpPage.open(page, eventOf('plain'));
      await form.fill(attendee, 'Regular');
      await form.send();
      const mail = await newestMail(system.data, attendee.email);
      expect(mail.html).not.toContain('<script>alert');
      expect(mail.html).not.toContain('<img src=x');
      await ManagePage.open(page, manageLink(mail));
      await page.getByText(givenName).first().waitFor();
      await page.getByText(familyName).first().waitFor();
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  }
});

describe('two languages', () => {
  spec('a German browser gets German, from the list to the mail', async ({ arrive }) => {
    const page = await (await arrive({ ...phone, locale: 'de-DE' })).newPage();
    const attendee = new Attendee();
    await page.goto(`/events/${eventOf('plain')}`);
    await page.getByRole('heading', { level: 1, name: 'Hafentage' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page
      .getByRole('link', { name: /^Anmelden/ })
      .first()
      .click();
    await page.getByLabel(/^Vorname/).fill(attendee.givenName);
    await page.getByLabel(/^Nachname/).fill(attendee.familyName);
    await page.getByLabel(/^E-Mail/).fill(attendee.email);
    await page.getByRole('radio', { name: /^Regulär/ }).check();
    await page.getByRole('checkbox', { name: /Datenschutz/ }).check();
    await page.getByRole('button', { name: 'Anmelden' }).click();
    const mail = await newestMail(system.data, attendee.email);
    expect(mail.locale).toBe('de');
    expect(mail.text).toContain('Hafentage');
    expect(mail.text).toContain('Anmeldung');
  });

  spec('the language can be switched, keeps what was typed, and stays', async ({ page }) => {
    const form = await SignUpPage.open(page, eventOf('plain'));
    await form.givenName.fill('Nadia');
    await page.getByLabel('Language').selectOption('de');
    await page.getByLabel(/^Vorname/).waitFor();
    expect(await page.getByLabel(/^Vorname/).inputValue()).toBe('Nadia');
    await page.reload();
    await page.getByLabel(/^Vorname/).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  spec('texts of an event are texts: markup is shown, links that run something are none', async ({ page }) => {
    const event = await EventPage.open(page, eventOf('nasty'));
    await page.getByText('<b>Bold</b> & "quoted"').first().waitFor();
    expect(await page.locator('main script, main img[src="x"]').count()).toBe(0);
    const targets = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(targets).toContain('https://example.org/');
    expect(targets.filter((target) => target?.startsWith('javascript:'))).toEqual([]);
    await event.page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  spec('the page mirrors itself for a language that is written from the right', async ({ page }) => {
    await SignUpPage.open(page, eventOf('questions'));
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const label = await page
      .getByText('Given name', { exact: false })
      .first()
      .evaluate((element) => getComputedStyle(element).textAlign);
    expect(label).not.toBe('left');
  });
});
