import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again, outside of specs, until the answer is yes. */
export async function until(what: string, patience: number, ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`not in ${patience} ms: ${what}`);
    await pause(100);
  }
}
