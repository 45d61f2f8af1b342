import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['specs/**/*.spec.ts'],
    globalSetup: ['src/setup.ts'],
    // One system, one browser: specs of different files share both and do not wait for each other's start.
    pool: 'forks',
    isolate: false,
    fileParallelism: false,
    testTimeout: 45_000,
    hookTimeout: 60_000,
    reporters: ['default', './src/logs-on-failure.ts'],
  },
});
