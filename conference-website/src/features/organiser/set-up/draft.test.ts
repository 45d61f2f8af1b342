import { describe, expect, test } from 'vitest';
import {
  codeFrom,
  draftOf,
  fileOf,
  inLocales,
  localTextAt,
  moved,
  partAt,
  put,
  putLocalText,
  recoded,
  stablePath,
  textAt,
  without,
  type Draft,
} from './draft';
import { eventTemplate } from './event-template';

const event: Draft = {
  locales: ['en', 'de'],
  title: 'Days',
  pools: [{ code: 'hall', name: 'Hall', capacity: '300' }],
  ticketTypes: [
    { code: 'regular', name: { en: 'Regular', de: 'Regulär' }, pools: ['hall'] },
    { code: 'student', name: { en: 'Student', de: 'Studierende' }, capacity: '50', pools: ['hall'] },
  ],
  questions: [{ code: 'proof', kind: 'text', ticketTypes: ['student'] }],
};

describe('an event file', () => {
  test('is read and written without a change of what it says', () => {
    const template = draftOf(eventTemplate(new Date('2026-11-30')));
    expect(textAt(template, 'ticketTypes[0].capacity')).toBe('100');
    expect(textAt(template, 'questions[0].required')).toBe('true');
    expect(draftOf(fileOf(template ?? {}))).toEqual(template);
  });

  test.each([
    'no',
    '010',
    'true',
    'null',
    '~',
    '2027-06-09T09:00',
    ': #',
    '- x',
    '"quoted"',
    ' led in',
    'two\n\nparagraphs\n',
    'ends in blank \n lines\n\n\n',
    'موعد',
    '{ braces }',
    '*alias',
    '&anchor',
    '!tag',
    '%',
    '|',
    "it's",
    'tab\there',
  ])('keeps the text %j', (text) => {
    expect(draftOf(fileOf({ title: text }))).toEqual({ title: text });
  });

  test('is written as people write it: no quotes without need, no folded lines', () => {
    const summary = 'Two days by the water. '.repeat(12).trim();
    expect(fileOf({ capacity: '100', required: 'false', startsAt: '2027-06-09T09:00', summary, text: 'a\nb\n' })).toBe(
      `capacity: 100\nrequired: false\nstartsAt: 2027-06-09T09:00\nsummary: ${summary}\ntext: |\n  a\n  b\n`,
    );
  });

  test('has nothing in it that is empty, but keeps rows in their places', () => {
    const draft: Draft = { title: { en: '', de: ' ' }, url: '', pools: [], ticketTypes: [{ code: '' }, { code: 'b' }] };
    expect(draftOf(fileOf(draft))).toEqual({ ticketTypes: [{}, { code: 'b' }] });
  });

  test.each(['a: [', '- list', 'text', '', 'a: &x 1\nb: *x', 'a: 1\na: 2'])('can’t be read from %j', (yaml) => {
    expect(draftOf(yaml)).toBeUndefined();
  });
});

describe('a path', () => {
  test('finds rows by their place and by their code', () => {
    expect(textAt(event, 'ticketTypes[1].capacity')).toBe('50');
    expect(textAt(event, 'ticketTypes[=student].capacity')).toBe('50');
    expect(partAt(event, 'ticketTypes[=none].capacity')).toBeUndefined();
    expect(partAt(event, 'constructor')).toBeUndefined();
    expect(stablePath(event, 'ticketTypes[1].name.en')).toBe('ticketTypes[=student].name.en');
    expect(stablePath(event, 'venue.address[1]')).toBe('venue.address[1]');
  });

  test('puts what there is not yet, and takes away what there is', () => {
    expect(put({}, 'venue.city', 'Porto')).toEqual({ venue: { city: 'Porto' } });
    expect(put({ venue: { city: 'Porto', name: 'Hall' } }, 'venue.city', undefined)).toEqual({
      venue: { name: 'Hall' },
    });
    expect(put(event, 'ticketTypes[=student]', undefined).ticketTypes).toHaveLength(1);
    expect(event.ticketTypes).toHaveLength(2);
  });
});

describe('texts in languages', () => {
  test('that are plain are the same in all, until one is written anew', () => {
    expect(localTextAt(event, 'title', 'de')).toBe('Days');
    expect(putLocalText(event, 'title', 'de', 'Tage').title).toEqual({ en: 'Days', de: 'Tage' });
  });

  test('go with their language', () => {
    const english = inLocales(event, ['en']);
    expect(partAt(english, 'ticketTypes[0].name')).toEqual({ en: 'Regular' });
    expect(english.title).toBe('Days');
  });
});

describe('codes', () => {
  test.each([
    ['Early Bird!', [], 'early-bird'],
    ['Große Bühne', [], 'grosse-buhne'],
    ['Regular', ['regular'], 'regular-2'],
    ['Regular', ['regular', 'regular-2'], 'regular-3'],
    ['متحدث', ['a'], 'ticket-2'],
    ['---', [], 'ticket-1'],
    ['x'.repeat(60), ['x'.repeat(40)], `${'x'.repeat(38)}-2`],
  ])('of %s beside %j', (name, taken, code) => {
    expect(codeFrom(name, taken, 'ticket')).toBe(code);
  });

  test('change and go wherever they are referred to', () => {
    const renamed = recoded(event, 'ticketTypes', 1, 'pupil');
    expect(partAt(renamed, 'questions[0].ticketTypes')).toEqual(['pupil']);
    expect(partAt(recoded(event, 'pools', 0, 'room'), 'ticketTypes[1].pools')).toEqual(['room']);
    expect(partAt(without(event, 'ticketTypes', 1), 'questions[0].ticketTypes')).toEqual([]);
    expect(partAt(without(event, 'pools', 0), 'ticketTypes[0].pools')).toEqual([]);
  });
});

test('rows move up and down', () => {
  expect(textAt(moved(event, 'ticketTypes', 1, -1), 'ticketTypes[0].code')).toBe('student');
  expect(textAt(moved(event, 'ticketTypes', 0, 1), 'ticketTypes[0].code')).toBe('student');
});
