import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { results } from './folders.ts';

const lines = 60;

/** When a spec fails, what the system's parts said is on the screen as well. */
export default class LogsOnFailure implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.every((module) => module.ok())) return;
    show(join(results, 'run.txt'));
    const logs = process.env.ACCEPTANCE_LOGS;
    if (logs && existsSync(logs)) for (const name of readdirSync(logs)) show(join(logs, name));
  }
}

function show(file: string): void {
  if (!existsSync(file)) return;
  console.log(`\n--- the last lines of ${file}`);
  console.log(readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n'));
}
