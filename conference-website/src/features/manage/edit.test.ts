import { describe, expect, test } from 'vitest';
import type { DetailEntries } from '@/features/registration/schema';
import { aQuestion } from '../../../test/event';
import { changeOf, changesNothing, merge } from './edit';

const questions = [
  aQuestion({ code: 'diet', kind: 'single-choice' }),
  aQuestion({ code: 'topics', kind: 'multiple-choice' }),
];
const base: DetailEntries = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  email: 'ada@example.org',
  organisation: 'Tides',
  answers: { diet: 'vegan', topics: ['water'] },
};

describe('a change names only what differs', () => {
  test('nothing, when nothing does', () => {
    expect(changesNothing(changeOf(base, base, questions))).toBe(true);
  });

  test('single fields; an organisation that was emptied is none', () => {
    expect(changeOf({ ...base, givenName: ' Augusta ', organisation: ' ' }, base, questions)).toEqual({
      givenName: 'Augusta',
      organisation: null,
    });
  });

  test('the answers as a whole', () => {
    const answers = { ...base.answers, topics: ['water', 'energy'] };
    expect(changeOf({ ...base, answers }, base, questions)).toEqual({ answers });
  });
});

describe('changes from two sides', () => {
  const theirs: DetailEntries = {
    ...base,
    familyName: 'King',
    organisation: 'River',
    answers: { diet: 'anything', topics: ['water'] },
  };

  test('what only they changed is taken over, what only I changed is kept', () => {
    const mine = { ...base, givenName: 'Augusta' };
    expect(merge(mine, base, theirs)).toEqual({ entries: { ...theirs, givenName: 'Augusta' }, conflicts: [] });
  });

  test('what both changed is kept, and told', () => {
    const mine = { ...base, familyName: 'Byron', answers: { diet: 'vegetarian', topics: [] } };
    const { entries, conflicts } = merge(mine, base, theirs);
    expect(entries).toEqual({ ...theirs, familyName: 'Byron', answers: { diet: 'vegetarian', topics: [] } });
    expect(conflicts).toEqual(['familyName', 'answers.diet']);
  });

  test('the same change on both sides is none to tell', () => {
    expect(merge({ ...base, familyName: 'King' }, base, theirs).conflicts).toEqual([]);
  });
});
