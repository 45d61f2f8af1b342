import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['specs/**/*.spec.ts'],
    globalSetup: ['src/setup.ts'],
    // One system, one browser: specs of different files share both and do not wait for each other's start.
    pool: 'forks',
    isolate: false,
    fileParallelism: false,
    // Bounds for a machine that is busy with everything else; nothing waits longer than it has to.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
    reporters: ['default', './src/logs-on-failure.ts'],
  },
});
