import { describe, expect, test } from 'vitest';
import { organiserProblemCodes } from '@/shared/api/organiser-problems';
import { alsoKnow, Problem } from '@/shared/api/problems';
import { changedLines, mistakesIn, rangeOfLine } from './event-file';

describe('what is different between two files', () => {
  test('is told line by line, in the order of the text', () => {
    expect(changedLines('a: 1\nb: 2\nc: 3\n', 'a: 1\nb: 4\nc: 3\nd: 5\n')).toEqual([
      { kind: 'removed', text: 'b: 2' },
      { kind: 'added', text: 'b: 4' },
      { kind: 'added', text: 'd: 5' },
    ]);
  });

  test('is nothing when nothing is', () => {
    expect(changedLines('a: 1\n', 'a: 1\n')).toEqual([]);
  });
});

test('a line is found where it is, the last one too', () => {
  const text = 'one\n\nthree';
  expect(rangeOfLine(text, 1)).toEqual([0, 3]);
  expect(rangeOfLine(text, 2)).toEqual([4, 4]);
  expect(text.slice(...rangeOfLine(text, 3))).toBe('three');
});

test('mistakes are read from the problem that lists them, and from no other', () => {
  alsoKnow(organiserProblemCodes);
  const mistakes = [{ line: 3, column: 1, path: 'title', text: 'is missing' }];
  expect(mistakesIn(new Problem(422, { code: 'event-file-wrong', mistakes }))).toEqual(mistakes);
  expect(mistakesIn(new Problem(409, { code: 'event-exists', mistakes }))).toEqual([]);
  expect(mistakesIn(new Error('no answer'))).toEqual([]);
});
