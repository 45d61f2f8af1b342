import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eventOf, spec } from '../src/spec.ts';

interface Measurement {
  largestPaint: number;
  shift: number;
  moved: string[];
}

type Shift = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
};

/** A phone of the middle class on a slow 4G line, as Lighthouse has it. */
async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

async function measure(page: Page, path: string): Promise<Measurement> {
  await page.addInitScript(() => {
    const seen = { largestPaint: 0, shift: 0, moved: [] as string[] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largestPaint = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue;
        seen.shift += entry.value;
        for (const { node, previousRect: from, currentRect: to } of entry.sources)
          seen.moved.push(
            `${node?.nodeName ?? '?'} ${(node as Element).className}: ${from.y},${from.height} to ${to.y},${to.height}`,
          );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page
    .getByText(/places? left|Only \d+ left|See the event/)
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  return page.evaluate(() => (window as unknown as { seen: Measurement }).seen);
}

describe('on a slow phone, with nothing in its cache', () => {
  for (const [what, path] of [
    ['the list of events', '/'],
    ['an event', `/events/${eventOf('questions')}`],
    ['the form', `/events/${eventOf('questions')}/sign-up`],
  ] as const) {
    spec(what, async ({ page }) => {
      await throttle(page);
      const { largestPaint, shift, moved } = await measure(page, path);
      console.log(`${what}: largest contentful paint ${Math.round(largestPaint)} ms, layout shift ${shift.toFixed(3)}`);
      expect(largestPaint, 'something was measured').toBeGreaterThan(0);
      expect(shift, `layout shift of ${moved.join('; ')}`).toBeLessThan(0.05);
    });
  }
});
