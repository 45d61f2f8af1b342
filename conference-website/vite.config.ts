import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogs } from './dev/catalog-plugin.ts';
import { compress } from './dev/compress-plugin.ts';
import { early } from './dev/early-plugin.ts';
import { licences } from './dev/licences-plugin.ts';

/** Where `npm run dev` finds the service: the mock server, or a running `./run` (API=https://localhost:8443). */
const api = process.env.API ?? 'http://127.0.0.1:28500';

/**
 * What every page is made of, in one file: left alone, the bundler cuts it up by who else imports a part, and a phone
 * loads a dozen small files that compress badly. Not the texts, of which one language is loaded, nor what only forms
 * or the desk need.
 */
const forms = ['Choices', 'ErrorSummary', 'Dialog', 'ConfirmDialog', 'DecisionButton', 'use-decision', 'form-styles'];
const onEveryPage = new RegExp(
  `/node_modules/@tanstack/|/src/(features/catalogue/|shared/(?!i18n/locales/|api/organiser|ui/(${forms.join('|')})))`,
);

/** What a registration is written and changed with, by its attendee and at the desk: one file for the same reason. */
const inForms =
  /\/node_modules\/(@mantine\/form|zod|klona|fast-deep-equal)\/|\/src\/(features\/(privacy\/PrivacyNotice|registration\/(entries|schema|rules|field|form-context|QuestionField|DetailFields|use-form-errors|use-newer-event))|shared\/ui\/(Choices|ErrorSummary))/;

/** What the first sight shares with the application: it must not wait for the rest. */
const inFirstSight =
  /\/(Shell|EventHero|EventList|SignUpPage)\.module\.css|\/shared\/i18n\/(dates|localized-text|variety)\.ts|\/first-sight\//;

export default defineConfig({
  plugins: [catalogs(), licences(), early(), compress(), react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': { target: api, secure: false, changeOrigin: false } } },
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy allows no data: URLs, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'src/app/first-sight/first-sight.ts'],
      preserveEntrySignatures: 'exports-only', // boot.js calls the first sight
      output: {
        codeSplitting: {
          groups: [
            { name: 'head', test: inFirstSight, priority: 2 },
            { name: 'site', test: onEveryPage, priority: 1 },
            { name: 'forms', test: inForms },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // Patience for a busy machine, not a measurement: a test that waits fails all the same, only later.
    testTimeout: 60_000,
    css: false,
  },
});
