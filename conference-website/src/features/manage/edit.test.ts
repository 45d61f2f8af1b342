import { describe, expect, test } from 'vitest';
import { aQuestion } from '../../../test/event';
import { changeOf, changesNothing, merge, type EditEntries } from './edit';

const questions = [
  aQuestion({ code: 'diet', kind: 'single-choice' }),
  aQuestion({ code: 'topics', kind: 'multiple-choice' }),
];
const asked = () => questions;
const base: EditEntries = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  email: 'ada@example.org',
  organisation: 'Tides',
  ticketType: 'regular',
  answers: { diet: 'vegan', topics: ['water'] },
};

describe('a change names only what differs', () => {
  test('nothing, when nothing does', () => {
    expect(changesNothing(changeOf(base, base, asked))).toBe(true);
  });

  test('single fields; an organisation that was emptied is none', () => {
    expect(changeOf({ ...base, givenName: ' Augusta ', organisation: ' ' }, base, asked)).toEqual({
      givenName: 'Augusta',
      organisation: null,
    });
  });

  test('the answers as a whole', () => {
    const answers = { ...base.answers, topics: ['water', 'energy'] };
    expect(changeOf({ ...base, answers }, base, asked)).toEqual({ answers });
  });
});

describe('a change of the ticket', () => {
  const laptop = aQuestion({ code: 'laptop', kind: 'yes-no' });
  const askedOf = (ticketType: string) => (ticketType === 'workshop' ? [...questions, laptop] : questions);

  test('goes alone when it asks nothing else', () => {
    expect(changeOf({ ...base, ticketType: 'student' }, base, askedOf)).toEqual({ ticketType: 'student' });
  });

  test('takes along the answers that it asks for, and leaves out those that it does not', () => {
    const answers = { ...base.answers, laptop: 'yes' };
    const there = { ...base, ticketType: 'workshop', answers };
    expect(changeOf(there, base, askedOf)).toEqual({
      ticketType: 'workshop',
      answers: { diet: 'vegan', topics: ['water'], laptop: true },
    });
    expect(changeOf({ ...there, ticketType: 'regular' }, there, askedOf)).toEqual({
      ticketType: 'regular',
      answers: { diet: 'vegan', topics: ['water'] },
    });
  });
});

describe('changes from two sides', () => {
  const theirs: EditEntries = {
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

  test('a ticket that both changed is kept and told, like any other field', () => {
    const mine = { ...base, ticketType: 'workshop' };
    expect(merge(mine, base, { ...theirs, ticketType: 'student' })).toMatchObject({
      entries: { ticketType: 'workshop' },
      conflicts: ['ticketType'],
    });
  });

  test('the same change on both sides is none to tell', () => {
    expect(merge({ ...base, familyName: 'King' }, base, theirs).conflicts).toEqual([]);
  });
});
