import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { results } from './folders.ts';
import type { SystemUnderTest } from './setup.ts';

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

let browser: Promise<Browser> | undefined;

/** One connection to the browser that the set-up has started; the specs share it. */
function connected(endpoint: string): Promise<Browser> {
  browser ??= chromium.connect(endpoint);
  return browser;
}

/**
 * One person's browser, with a record of everything that must not happen: errors on the console, violations of the
 * content security policy, requests to anybody but the website.
 */
export class Visitor {
  readonly context: BrowserContext;
  readonly #system: SystemUnderTest;
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];

  private constructor(system: SystemUnderTest, context: BrowserContext) {
    this.#system = system;
    this.context = context;
  }

  static async arrive(system: SystemUnderTest, options: BrowserContextOptions = phone): Promise<Visitor> {
    const browser = await connected(system.browser);
    const context = await browser.newContext({
      baseURL: system.url,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(20_000);
    const visitor = new Visitor(system, context);
    await visitor.#watch();
    return visitor;
  }

  async #watch(): Promise<void> {
    await this.context.exposeBinding('reportViolation', (_source, text: string) => this.#complaints.push(text));
    await this.context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
        report(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    this.context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    this.context.on('weberror', (error) => this.#complaints.push(`uncaught: ${String(error.error())}`));
    this.context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.#system.url) && !/^(blob|data|about):/.test(url))
        this.#complaints.push(`foreign: ${url}`);
    });
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  /** Chromium puts every refused request on the console; a spec that provokes one says so. */
  expectStatus(...statuses: number[]): void {
    statuses.forEach((status) => this.#expected.push(new RegExp(`Failed to load resource.*status of ${status}`)));
  }

  /** For the specs that cut the line. */
  expectLostConnections(): void {
    this.#expected.push(/Failed to load resource: net::ERR_/);
  }

  async leave(): Promise<void> {
    await this.context.close();
    const unexpected = this.#complaints.filter((text) => !this.#expected.some((expected) => expected.test(text)));
    expect(unexpected, 'what the browser complained about').toEqual([]);
  }

  async takePicturesOfFailure(name: string): Promise<void> {
    mkdirSync(results, { recursive: true });
    const file = name.replace(/[^\w-]+/g, '-').slice(0, 100);
    for (const [index, page] of this.context.pages().entries()) {
      await page.screenshot({ path: join(results, `${file}-${index}.png`), fullPage: true }).catch(() => undefined);
    }
  }
}
