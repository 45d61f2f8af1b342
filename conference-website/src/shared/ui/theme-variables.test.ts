// @vitest-environment node
import { readFile, writeFile } from 'node:fs/promises';
import { convertCssVariables, defaultCssVariablesResolver, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { expect, test } from 'vitest';
import { theme } from './theme';

const file = new URL('./theme-variables.css', import.meta.url);

type Variables = Record<string, string>;

/** Mantine's own palette, which this design does not use. */
const unused = new RegExp(`^--mantine-color-(${Object.keys(DEFAULT_THEME.colors).join('|')})-`);

function needed(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !unused.test(name)));
}

/**
 * What Mantine would put into a style element at run time, which the content security policy forbids; and instead of
 * its default-css-variables.css, of which we need the lesser part.
 */
function variablesOfTheme(): string {
  const { variables, light, dark } = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const css = convertCssVariables({ variables: needed(variables), light: needed(light), dark: needed(dark) }, ':root');
  return `/* Written by \`npm run theme\` from theme.ts. */\n${css.trim()}\n`;
}

test('the static variables are those of the theme', async () => {
  if (process.env.UPDATE_THEME) await writeFile(file, variablesOfTheme());
  expect(await readFile(file, 'utf8')).toBe(variablesOfTheme());
});

/** Whole declarations that controls.module.css replaces, because Mantine's are of the palette that is left out. */
const replaced = ['--input-bd', '--input-bg'];

const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
const defined = (css: string) => Array.from(css.matchAll(/(--[\w-]+)\s*:/g), (match) => match[1]);

test('no style of Mantine that is used builds on a variable that nobody sets', async () => {
  const lists = (await read('./styles.ts')) + (await read('./form-styles.ts'));
  const names = Array.from(
    lists.matchAll(/'(@mantine\/core\/styles\/[\w-]+)\.layer\.css'/g),
    (match) => match[1] ?? '',
  );
  const set = new Set([...defined(await read('./theme-variables.css')), ...defined(await read('./tokens.css'))]);
  const missing: string[] = [];
  for (const name of names) {
    const css = await readFile(`node_modules/${name}.layer.css`, 'utf8');
    const own = new Set(defined(css));
    for (const [, property = '', variable = ''] of css.matchAll(/([\w-]+)\s*:[^;{}]*?var\((--mantine[\w-]+)/g)) {
      if (!set.has(variable) && !own.has(variable) && !replaced.includes(property))
        missing.push(`${name}: ${property} ${variable}`);
    }
  }
  expect(names).toContain('@mantine/core/styles/Input');
  expect(missing).toEqual([]);
});
