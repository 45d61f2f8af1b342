import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Attendee } from './attendee.ts';

/** What people see and do on each page, in the words that are on it. */
export class EventPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, slug: string): Promise<EventPage> {
    await page.goto(`/events/${slug}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Everything below the heading is shown after the first paint; before it "there is none of it" is always true.
    await page.locator('#tickets').waitFor();
    return new EventPage(page);
  }

  /** How many places are left, as the list of tickets says it. */
  places(ticket = 'Regular'): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ hasText: ticket })
      .getByText(/left|sold out/i)
      .first();
  }

  async signUp(): Promise<SignUpPage> {
    await this.page
      .getByRole('link', { name: /^Sign up/ })
      .first()
      .click();
    await this.page.waitForURL('**/sign-up');
    return new SignUpPage(this.page);
  }
}

export class SignUpPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, slug: string): Promise<SignUpPage> {
    await page.goto(`/events/${slug}/sign-up`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return new SignUpPage(page);
  }

  get givenName(): Locator {
    return this.page.getByLabel(/^Given name/);
  }
  get familyName(): Locator {
    return this.page.getByLabel(/^Family name/);
  }
  get email(): Locator {
    return this.page.getByLabel(/^E-mail/);
  }
  get organisation(): Locator {
    return this.page.getByLabel(/^Organisation/);
  }
  get consent(): Locator {
    return this.page.getByRole('checkbox', { name: /privacy notice/ });
  }
  get submit(): Locator {
    return this.page.getByRole('button', { name: 'Sign up' });
  }
  ticket(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}`) });
  }
  /** Touches the card, as people do: the whole of it is the label of its small button. */
  async choose(ticket: string): Promise<void> {
    await this.page
      .locator('label')
      .filter({ hasText: new RegExp(`^${ticket}$`) })
      .click();
    expect(await this.ticket(ticket).isChecked()).toBe(true);
  }
  /** The answers of one question that has choices. */
  question(label: string): Locator {
    return this.page
      .getByRole('group', { name: new RegExp(label) })
      .or(this.page.getByRole('radiogroup', { name: new RegExp(label) }));
  }

  async fill(attendee: Attendee, ticket?: string): Promise<void> {
    await this.givenName.fill(attendee.givenName);
    await this.familyName.fill(attendee.familyName);
    await this.email.fill(attendee.email);
    if (attendee.organisation !== undefined) await this.organisation.fill(attendee.organisation);
    if (ticket !== undefined) await this.choose(ticket);
    await this.consent.check();
  }

  get join(): Locator {
    return this.page.getByRole('button', { name: 'Join the waiting list' });
  }

  async joinWaitingList(): Promise<WaitingPage> {
    await this.join.click();
    return WaitingPage.reached(this.page);
  }

  async send(): Promise<ConfirmedPage> {
    await this.submit.click();
    return ConfirmedPage.reached(this.page);
  }
}

export class ConfirmedPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async reached(page: Page): Promise<ConfirmedPage> {
    await page.getByRole('heading', { level: 1, name: 'You are in!' }).waitFor();
    return new ConfirmedPage(page);
  }

  async reference(): Promise<string> {
    const text = await this.page
      .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      .first()
      .textContent();
    expect(text, 'the reference').toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    return text ?? '';
  }
}

export class WaitingPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async reached(page: Page): Promise<WaitingPage> {
    await page.getByRole('heading', { level: 1, name: 'You are on the waiting list' }).waitFor();
    return new WaitingPage(page);
  }

  /** Waits until it is so; the page keeps its rank up to date by itself. */
  async rank(rank: number): Promise<void> {
    const words = rank === 1 ? 'You are next in line' : `You are number ${rank} in line`;
    await this.page.getByRole('status').filter({ hasText: words }).waitFor();
  }
}

export class ManagePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, link: string): Promise<ManagePage> {
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Your registration' }).waitFor();
    return new ManagePage(page);
  }
}
