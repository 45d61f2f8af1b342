import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Api } from './api.ts';
import { Attendee } from './attendee.ts';
import { cast, slugOf, type Role } from './cast.ts';
import { startChromium } from './chromium.ts';
import type { EventOptions } from './events.ts';
import { screenshots } from './folders.ts';
import { loadEvents } from './load-event.ts';
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
  const system = await RunningSystem.start(port);
  process.env.ACCEPTANCE_LOGS = join(system.address.data, 'logs'); // for the reporter, which runs in this process
  try {
    await prepare(system.address);
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

async function prepare(address: SystemAddress): Promise<void> {
  const roles = Object.entries(cast) as [Role, EventOptions][];
  await loadEvents(address, Object.fromEntries(roles.map(([role, options]) => [slugOf(role, address.run), options])));
  await (await Api.open(address)).signUp(slugOf('soldOut', address.run), new Attendee());
}
