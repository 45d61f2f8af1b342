import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Api } from './api.ts';
import { Attendee } from './attendee.ts';
import { cast, slugOf, type Role } from './cast.ts';
import { screenshots } from './folders.ts';
import { loadEvents } from './load-event.ts';
import { RunningSystem, type SystemAddress } from './run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    system: SystemAddress;
  }
}

const port = Number(process.env.ACCEPTANCE_PORT ?? 38443);

/** One system for all specs, stopped as Ctrl-C stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(screenshots, { recursive: true });
  const system = await RunningSystem.start(port);
  process.env.ACCEPTANCE_LOGS = join(system.address.data, 'logs'); // for the reporter, which runs in this process
  await loadEvents(
    system.address,
    Object.fromEntries(
      Object.entries(cast).map(([role, options]) => [slugOf(role as Role, system.address.run), options]),
    ),
  );
  await (await Api.open(system.address)).signUp(slugOf('soldOut', system.address.run), new Attendee());
  project.provide('system', system.address);
  return () => system.stop();
}
