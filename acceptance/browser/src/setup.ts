import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Api } from './api.ts';
import { Attendee } from './attendee.ts';
import { cast, slugOf, type Role } from './cast.ts';
import { startChromium } from './chromium.ts';
import type { EventOptions } from './events.ts';
import { screenshots } from './folders.ts';
import { loadEvents, writeEventFiles } from './load-event.ts';
import { RunningSystem, type SystemAddress } from './run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    system: SystemUnderTest;
  }
}

/** What a spec needs to know; plain values, because specs run in processes of their own. */
export interface SystemUnderTest extends SystemAddress {
  /** Where the browser that all specs share takes orders. */
  browser: string;
}

const port = Number(process.env.ACCEPTANCE_PORT ?? 24443);

/** One system and one browser for all specs; the system is stopped as Ctrl-C stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(screenshots, { recursive: true });
  const system = await start();
  process.env.ACCEPTANCE_LOGS = join(system.address.data, 'logs'); // for the reporter, which runs in this process
  try {
    await sellOut(system.address);
    const browser = await startChromium(system.address.data);
    project.provide('system', { ...system.address, browser: browser.wsEndpoint() });
    return async () => {
      await browser.close();
      await system.stop();
    };
  } catch (failure) {
    await system.stop();
    throw failure;
  }
}

async function sellOut(address: SystemAddress): Promise<void> {
  const api = await Api.open(address);
  const slug = slugOf('soldOut', address.run);
  if ((await api.availability(slug)).signUp === 'open') await api.signUp(slug, new Attendee());
}

/** A system of its own, or the one that CONFERENCE_URL and CONFERENCE_DATA name; CONFERENCE_RUN if it has the events. */
async function start(): Promise<RunningSystem> {
  const { CONFERENCE_URL: url, CONFERENCE_DATA: data, CONFERENCE_RUN: loaded } = process.env;
  const run = loaded ?? Date.now().toString(36);
  const roles = Object.entries(cast) as [Role, EventOptions][];
  const events = Object.fromEntries(roles.map(([role, options]) => [slugOf(role, run), options]));
  if (!url || !data) return RunningSystem.start(port, run, writeEventFiles(events));
  const running = RunningSystem.attach(url, data, run);
  if (!loaded) await loadEvents(running.address, events);
  return running;
}
