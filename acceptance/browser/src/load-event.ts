import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Api } from './api.ts';
import { eventFile, type EventOptions } from './events.ts';
import { repository } from './folders.ts';
import type { SystemAddress } from './run.ts';
import { until } from './until.ts';

const java = join(repository, 'one-machine', 'lib', 'java.sh');
const jar = join(repository, 'attendees', 'target', 'attendees.jar');

/** Writes an event's file, as an organiser does. */
export function writeEventFiles(events: Record<string, EventOptions>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'conference-events-'));
  return Object.entries(events).map(([slug, options]) => {
    const file = join(folder, `${slug}.yaml`);
    writeFileSync(file, JSON.stringify(eventFile(slug, options), null, 2));
    return file;
  });
}

/** Runs a command of the service beside the running system; gives what it prints. */
export async function runCommand(system: SystemAddress, ...command: string[]): Promise<string> {
  const configuration = `--spring.config.additional-location=file:${join(system.data, 'config', 'attendees-1.yaml')}`;
  return (await promisify(execFile)(java, ['-jar', jar, configuration, ...command])).stdout;
}

/** Loads events beside the running system, and returns when everybody can see them as they are now. */
export async function loadEvents(system: SystemAddress, events: Record<string, EventOptions>): Promise<void> {
  await runCommand(system, 'load-event', ...writeEventFiles(events));
  const api = await Api.open(system);
  for (const [slug, options] of Object.entries(events)) {
    const wanted = options.noticeVersion ?? 1;
    await until(`${slug} is loaded`, 30_000, async () => (await noticeVersion(api, slug)) === wanted);
  }
}

async function noticeVersion(api: Api, slug: string): Promise<number | undefined> {
  const reply = await api.get(`/api/v1/events/${slug}`);
  return reply.status === 200
    ? (reply.body as { privacyNotice: { version: number } }).privacyNotice.version
    : undefined;
}
