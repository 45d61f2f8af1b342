import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api.ts';
import { repository, results } from './folders.ts';
import { until } from './until.ts';

/** What specs need to know of the system that runs; it has to survive being handed to another process. */
export interface SystemAddress {
  url: string;
  data: string;
  /** Makes the addresses of this run's events unlike those of any other run. */
  run: string;
}

const startLimit = 10 * 60_000; // a clean clone builds everything first
const stopLimit = 60_000;

/** The whole system, started as a newcomer starts it: by `./run`. */
export class RunningSystem {
  readonly address: SystemAddress;
  readonly #process: ChildProcess | undefined;

  private constructor(address: SystemAddress, process?: ChildProcess) {
    this.address = address;
    this.#process = process;
  }

  /** Starts one of its own with these events and the demo's. */
  static async start(port: number, run: string, events: string[]): Promise<RunningSystem> {
    const data = mkdtempSync(join(tmpdir(), 'conference-acceptance-'));
    const child = launch(port, data, events);
    const system = new RunningSystem({ url: `https://localhost:${port}`, data, run }, child);
    await until('./run is up', startLimit, () => system.#answers(child));
    return system;
  }

  /** For whoever writes specs: one that runs already, and is left running. */
  static attach(url: string, data: string, run: string): RunningSystem {
    return new RunningSystem({ url, data, run });
  }

  async #answers(child: ChildProcess): Promise<boolean> {
    if (child.exitCode !== null) throw new Error(`./run ended with ${child.exitCode}:\n${lastLines()}`);
    try {
      const api = await Api.open(this.address);
      return (await api.get('/api/v1/events')).status === 200;
    } catch {
      return false; // no certificate yet, or nobody listens yet
    }
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null) return;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), stopLimit);
    const status = await ended;
    clearTimeout(late);
    if (child.signalCode === 'SIGKILL') throw new Error(`./run did not stop in ${stopLimit} ms:\n${lastLines()}`);
    if (status !== 0 && status !== 130) throw new Error(`./run stopped with ${status}:\n${lastLines()}`);
    rmSync(this.address.data, { recursive: true, force: true });
  }
}

const output = join(results, 'run.txt');

function launch(port: number, data: string, events: string[]): ChildProcess {
  mkdirSync(results, { recursive: true });
  const options = ['--port', String(port), '--data', data, '--demo', ...events.flatMap((file) => ['--event', file])];
  const child = spawn(join(repository, 'run'), options, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(output);
  child.stdout.pipe(file);
  child.stderr.pipe(file);
  return child;
}

function lastLines(): string {
  return readFileSync(output, 'utf8').split('\n').slice(-40).join('\n');
}
