import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { Attendee } from '../src/attendee.ts';
import { manageLink, newestMail } from '../src/mails.ts';
import { ConfirmedPage, ManagePage } from '../src/pages.ts';
import { desktop, eventOf, spec, system } from '../src/spec.ts';

const patience = 60;

interface Focus {
  role: string;
  name: string;
  visible: boolean;
}

/** What has the focus, and whether one can see that it has. */
function focus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const marks = [element, element.parentElement, ...labels, element.nextElementSibling].filter(
      (mark) => mark !== null,
    );
    const isOutlined = (style: CSSStyleDeclaration) => style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
    const visible = marks.some(
      (mark) =>
        isOutlined(getComputedStyle(mark)) ||
        // A link that stretches over its card is outlined where it stretches to.
        isOutlined(getComputedStyle(mark, '::after')) ||
        getComputedStyle(mark).boxShadow !== 'none' ||
        element.matches('input:focus, input:focus-within, textarea:focus'),
    );
    const name =
      element.getAttribute('aria-label') ??
      labels
        .map((label) => label.textContent)
        .join(' ')
        .trim();
    const role = element.getAttribute('role') ?? (element as HTMLInputElement).type;
    return { role, name: name !== '' ? name : element.innerText, visible };
  });
}

/** Presses Tab until this has the focus; each stop on the way has to be visible. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < patience; presses += 1) {
    const now = await focus(page);
    if (presses > 0) expect(now.visible, `the focus can be seen on ${now.name}`).toBe(true);
    if (name.test(now.name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

/** A page that one has come to puts the focus on its heading; Tab goes on from there. */
async function startOf(page: Page, title: string | RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: title });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true);
}

async function type(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

describe('with the keyboard alone', () => {
  spec('from the list of events to the confirmation', async ({ arrive }) => {
    const page = await (await arrive(desktop)).newPage();
    const attendee = new Attendee();
    await page.goto('/');
    await page
      .getByRole('link', { name: /Keyboard Meeting/ })
      .first()
      .waitFor();
    await page.keyboard.press('Tab');
    expect((await focus(page)).name).toBe('Skip to content');
    await tabTo(page, /Keyboard Meeting/);
    await page.keyboard.press('Enter');
    await startOf(page, 'Keyboard Meeting');
    await tabTo(page, /^Sign up/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-up');
    await startOf(page, /Sign up/);
    await type(page, /^Given name/, attendee.givenName);
    await type(page, /^Family name/, attendee.familyName);
    await type(page, /^E-mail/, attendee.email);
    await tabTo(page, /Regular/);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect((await focus(page)).name).toMatch(/Student/);
    await type(page, /^Your role/, 'Pianist');
    await tabTo(page, /Vegan/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Data/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Yes/);
    await page.keyboard.press('Space');
    await tabTo(page, /privacy notice and agree/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Sign up$/);
    await page.keyboard.press('Enter');
    await ConfirmedPage.reached(page);
    await newestMail(system.data, attendee.email);
  });

  spec('a refused form takes the focus to what is wrong', async ({ arrive }) => {
    const page = await (await arrive(desktop)).newPage();
    await page.goto(`/events/${eventOf('plain')}/sign-up`);
    await page.getByRole('button', { name: 'Sign up' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focus(page)).name).toMatch(/Given name/);
  });

  spec(
    'the question before a cancellation keeps the focus, Escape leaves it, and focus returns',
    async ({ arrive, api }) => {
      const page = await (await arrive(desktop)).newPage();
      const attendee = new Attendee();
      await api.signUp(eventOf('plain'), attendee);
      await ManagePage.open(page, manageLink(await newestMail(system.data, attendee.email)));
      await tabTo(page, /^Cancel registration/);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await dialog.waitFor();
      for (let presses = 0; presses < 6; presses += 1) {
        await page.keyboard.press('Tab');
        expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(async () => (await focus(page)).name).toBe('Cancel registration');
    },
  );
});
