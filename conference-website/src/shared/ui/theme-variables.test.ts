// @vitest-environment node
import { readFile, writeFile } from 'node:fs/promises';
import { convertCssVariables, defaultCssVariablesResolver, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { expect, test } from 'vitest';
import { theme } from './theme';

const file = new URL('./theme-variables.css', import.meta.url);

type Variables = Record<string, string>;

/** Mantine's own palette, which this design does not use. */
const unused = new RegExp(`^--mantine-color-(${Object.keys(DEFAULT_THEME.colors).join('|')})-`);

function added(ours: Variables, defaults: Variables): Variables {
  return Object.fromEntries(
    Object.entries(ours).filter(([name, value]) => defaults[name] !== value && !unused.test(name)),
  );
}

/** What Mantine would put into a style element at run time, which the content security policy forbids. */
function variablesOfTheme(): string {
  const ours = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const defaults = defaultCssVariablesResolver(DEFAULT_THEME);
  const css = convertCssVariables({
    variables: added(ours.variables, defaults.variables),
    light: added(ours.light, defaults.light),
    dark: added(ours.dark, defaults.dark),
  });
  return `/* Written by \`npm run theme\` from theme.ts. */\n${css.trim()}\n`;
}

test('the static variables are those of the theme', async () => {
  if (process.env.UPDATE_THEME) await writeFile(file, variablesOfTheme());
  expect(await readFile(file, 'utf8')).toBe(variablesOfTheme());
});
