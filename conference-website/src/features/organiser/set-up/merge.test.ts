import { describe, expect, test } from 'vitest';
import { draftOf, fileOf, put, type Draft } from './draft';
import { merge, takeMine, takeTheirs } from './merge';

const base: Draft = {
  slug: 'days',
  title: { en: 'Days', de: 'Tage' },
  locales: ['en', 'de'],
  venue: { name: 'Hall', address: ['1 Square'] },
  ticketTypes: [
    { code: 'regular', name: { en: 'Regular', de: 'Regulär' }, capacity: '100' },
    { code: 'student', name: { en: 'Student', de: 'Studierende' }, capacity: '20' },
  ],
};

describe('two who change an event at once', () => {
  test('both have their way where they changed different things, within one row too', () => {
    const mine = put(put(base, 'title.en', 'Good Days'), 'ticketTypes[1].capacity', '30');
    const theirs = put(put(base, 'venue.name', 'Town Hall'), 'ticketTypes[1].name.en', 'Students');
    expect(merge(base, mine, theirs)).toEqual({
      draft: {
        ...base,
        title: { en: 'Good Days', de: 'Tage' },
        venue: { name: 'Town Hall', address: ['1 Square'] },
        ticketTypes: [
          { code: 'regular', name: { en: 'Regular', de: 'Regulär' }, capacity: '100' },
          { code: 'student', name: { en: 'Students', de: 'Studierende' }, capacity: '30' },
        ],
      },
      conflicts: [],
    });
  });

  test('decide where they changed the same, and can decide otherwise', () => {
    const { draft, conflicts } = merge(base, put(base, 'title.en', 'Mine'), put(base, 'title.en', 'Theirs'));
    expect(draft.title).toEqual({ en: 'Mine', de: 'Tage' });
    expect(conflicts).toEqual([{ path: 'title.en', mine: 'Mine', theirs: 'Theirs' }]);
    const [conflict] = conflicts;
    if (!conflict) throw new Error('no conflict');
    expect(takeTheirs(draft, conflict).title).toEqual({ en: 'Theirs', de: 'Tage' });
    expect(takeMine(takeTheirs(draft, conflict), conflict)).toEqual(draft);
  });

  test('have no conflict where they did the same', () => {
    const changed = put(base, 'title.en', 'Same');
    expect(merge(base, changed, changed)).toEqual({ draft: changed, conflicts: [] });
  });

  test('both add their rows, and take theirs away', () => {
    const crew = { code: 'crew', name: { en: 'Crew', de: 'Team' }, capacity: '5' };
    const press = { code: 'press', name: { en: 'Press', de: 'Presse' }, capacity: '7' };
    const [regular, student] = base.ticketTypes as [Draft, Draft];
    const { draft, conflicts } = merge(
      base,
      { ...base, ticketTypes: [student, crew] },
      { ...base, ticketTypes: [press, regular, student] },
    );
    expect(draft.ticketTypes).toEqual([press, student, crew]);
    expect(conflicts).toEqual([]);
  });

  test('keep a row that one took away while the other changed it, and say so', () => {
    const [regular] = base.ticketTypes as [Draft, Draft];
    const theirs = put(base, 'ticketTypes[1].capacity', '40');
    const { draft, conflicts } = merge(base, { ...base, ticketTypes: [regular] }, theirs);
    expect(draft).toEqual(theirs);
    expect(conflicts.map(({ path, mine }) => [path, mine])).toEqual([['ticketTypes[=student]', undefined]]);
    const [conflict] = conflicts;
    if (!conflict) throw new Error('no conflict');
    expect(takeMine(draft, conflict).ticketTypes).toEqual([regular]);
    // Taken back, it is there again.
    expect(takeTheirs(takeMine(draft, conflict), conflict)).toEqual(theirs);
  });

  test('have the order of the one who changed it', () => {
    const [regular, student] = base.ticketTypes as [Draft, Draft];
    const turned = { ...base, ticketTypes: [student, regular] };
    const theirs = put(base, 'ticketTypes[0].capacity', '90');
    const order = (draft: Draft) => (draft.ticketTypes as Draft[]).map(({ code }) => code);
    expect(order(merge(base, turned, theirs).draft)).toEqual(['student', 'regular']);
    expect(order(merge(base, theirs, turned).draft)).toEqual(['student', 'regular']);
  });

  test('are told of a list without codes as a whole', () => {
    const mine = put(base, 'venue.address', ['2 Square']);
    const theirs = put(base, 'venue.address', ['1 Square', 'Back yard']);
    expect(merge(base, mine, theirs).conflicts.map(({ path }) => path)).toEqual(['venue.address']);
  });

  test('are not misled by the order of keys in their files', () => {
    const turned = draftOf(fileOf(Object.fromEntries(Object.entries(base).reverse()))) ?? {};
    expect(merge(base, turned, put(base, 'title.en', 'New')).conflicts).toEqual([]);
  });
});
