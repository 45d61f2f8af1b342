/**
 * The bundle of the public sign-up route: everything a phone loads to get from the address to the form, compressed.
 * Fails above the limit.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 180_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const entries = ['index.html', 'src/app/pages/sign-up-form.tsx', 'src/shared/i18n/locales/de.json'];

const chunks = new Set();
function collect(name) {
  if (chunks.has(name)) return;
  chunks.add(name);
  for (const imported of manifest[name].imports ?? []) collect(imported);
}
entries.forEach(collect);

const files = new Set(['boot.js']);
for (const chunk of chunks) {
  files.add(manifest[chunk].file);
  for (const css of manifest[chunk].css ?? []) files.add(css);
}
let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, dist))).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  of ${limit} bytes for the sign-up route (gzip, JavaScript and CSS)`);
if (total > limit) process.exitCode = 1;
