import { describe, expect, test } from 'vitest';
import { compileCatalog } from '../../../dev/catalog-plugin';
import { organiserProblemCodes } from '../api/organiser-problems';
import { fieldCodes, problemCodes } from '../api/problems';
import de from './locales/de.json?raw';
import en from './locales/en.json?raw';
import manageDe from './locales/manage/de.json?raw';
import manageEn from './locales/manage/en.json?raw';
import organiserDe from './locales/organiser/de.json?raw';
import organiserEn from './locales/organiser/en.json?raw';

const compiled = (texts: string) => compileCatalog(JSON.parse(texts) as Parameters<typeof compileCatalog>[0]);
const catalogs = {
  en: { ...compiled(en), ...compiled(manageEn), ...compiled(organiserEn) },
  de: { ...compiled(de), ...compiled(manageDe), ...compiled(organiserDe) },
};

/** The names of the values in a compiled message: of texts and [name, format, branches], which are messages again. */
function valuesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part: unknown) => {
    if (!Array.isArray(part)) return [];
    const [name, , branches] = part as [string, string?, Record<string, unknown>?];
    return [name, ...Object.values(branches ?? {}).flatMap(valuesIn)];
  });
}

function allValues(message: unknown): string[] {
  return [...new Set(valuesIn(message))].sort();
}

describe('the languages are complete', () => {
  test('all have the same texts', () => {
    expect(Object.keys(catalogs.de).sort()).toEqual(Object.keys(catalogs.en).sort());
  });

  test('no part repeats a text of another', () => {
    const keys = [en, manageEn, organiserEn].flatMap((part) => Object.keys(compiled(part)));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('no text is empty', () => {
    const empty = Object.values(catalogs).flatMap((catalog) =>
      Object.entries(catalog).filter(([, text]) => text === ''),
    );
    expect(empty).toEqual([]);
  });

  test.each(Object.keys(catalogs.en))('"%s" has the same values', (key) => {
    expect(allValues(catalogs.de[key])).toEqual(allValues(catalogs.en[key]));
  });

  test('the values of a text are recognised, in plurals too', () => {
    const { some } = compileCatalog({ some: 'From {a}: {count, plural, one {# of {b}} other {# more}}' });
    expect(allValues(some)).toEqual(['a', 'b', 'count']);
  });
});

test('every problem and every code of a field has its words', () => {
  const keys = Object.keys(catalogs.en);
  const wanted = [
    ...[...problemCodes, ...organiserProblemCodes].flatMap((code) =>
      ['title', 'meaning', 'action'].map((part) => `problem.${code}.${part}`),
    ),
    ...fieldCodes.map((code) => `field.${code}`),
  ];
  expect(wanted.filter((key) => !keys.includes(key))).toEqual([]);
});
