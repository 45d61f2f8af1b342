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
