// Adds up the JUnit reports named on the command line (files or folders): "N passed, N failed, N skipped".
// Exits with 1 when something failed or when nothing was counted at all.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const reports = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => /^(TEST-|junit).*\.xml$/.test(name))
    .map((name) => join(path, name));
};

/** Only suites that hold cases count, as an outer element repeats the sums of its inner ones. */
const suites = (xml) => [...xml.matchAll(/<testsuite\s[^>]*>/g)].map(([tag]) => tag);
const number = (tag, name) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);

let tests = 0;
let failed = 0;
let skipped = 0;
for (const file of process.argv.slice(2).flatMap(reports)) {
  for (const tag of suites(readFileSync(file, 'utf8'))) {
    tests += number(tag, 'tests');
    failed += number(tag, 'failures') + number(tag, 'errors');
    skipped += number(tag, 'skipped');
  }
}
// Checks that are not tests (formats, types, rules of architecture files) come as two numbers.
tests += Number(process.env.CHECKS_PASSED ?? 0) + Number(process.env.CHECKS_FAILED ?? 0);
failed += Number(process.env.CHECKS_FAILED ?? 0);
console.log(`${tests - failed - skipped} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || tests === 0 ? 1 : 0;
