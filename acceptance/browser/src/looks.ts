import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { screenshots } from './folders.ts';

const sizes = {
  small: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
};

/**
 * The same state of a page in each size and both colours: nothing wider than the screen, no violation by axe, and a
 * picture for a person to look at.
 */
export async function expectGoodLooks(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await expectNothingWider(page, `${name} at ${viewport.width} px`);
    for (const colours of ['light', 'dark'] as const) {
      await wear(page, colours);
      await expectAccessible(page, `${name}, ${size}, ${colours}`);
      if (size !== 'small') {
        await page.screenshot({ path: join(screenshots, `${name}-${size}-${colours}.png`), fullPage: true });
      }
    }
  }
  await wear(page, 'light');
  if (before) await page.setViewportSize(before);
}

async function expectNothingWider(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > wide + 0.5)
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(-3);
  });
  expect(overflow, `wider than the screen: ${what}`).toEqual([]);
}

/** The colours are an attribute that the page's first script sets; changing it keeps the state of the page. */
async function wear(page: Page, colours: 'light' | 'dark'): Promise<void> {
  await page.evaluate((scheme) => {
    document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  }, colours);
}
