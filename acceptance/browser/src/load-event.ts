import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventFile, type EventOptions } from './events.ts';
import { repository } from './folders.ts';
import type { SystemAddress } from './run.ts';

const jar = join(repository, 'attendees', 'target', 'attendees.jar');

/** What an organiser does: writes an event's file and loads it, beside the running system. */
export async function loadEvents(system: SystemAddress, events: Record<string, EventOptions>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'conference-events-'));
  const files = Object.entries(events).map(([slug, options]) => {
    const file = join(folder, `${slug}.yaml`);
    writeFileSync(file, JSON.stringify(eventFile(slug, options), null, 2));
    return file;
  });
  const configuration = `--spring.config.additional-location=file:${join(system.data, 'config', 'attendees-1.yaml')}`;
  await promisify(execFile)(join(repository, 'one-machine', 'lib', 'java.sh'), [
    '-jar',
    jar,
    configuration,
    'load-event',
    ...files,
  ]);
}
