import { expect, test } from 'vitest';
import type { Availability } from '@/shared/api/types';
import { someAvailability } from '../../../test/event';
import { changesWorthSaying } from './availability-changes';

const regular = (state: 'available' | 'few-left' | 'sold-out', left: number, more: Partial<Availability> = {}) =>
  someAvailability({ ticketTypes: [{ code: 'regular', state, left, waiting: 0 }], ...more });

test('numbers alone are not worth a word', () => {
  expect(changesWorthSaying(regular('available', 300), regular('available', 299))).toEqual([]);
  expect(changesWorthSaying(regular('few-left', 5), regular('few-left', 4))).toEqual([]);
});

test('a type that gets scarce, sells out, or has places again is', () => {
  expect(changesWorthSaying(regular('available', 9), regular('few-left', 5))).toEqual([
    { what: 'typeFewLeft', type: 'regular' },
  ]);
  expect(changesWorthSaying(regular('few-left', 1), regular('sold-out', 0))).toEqual([
    { what: 'typeSoldOut', type: 'regular' },
  ]);
  expect(changesWorthSaying(regular('sold-out', 0), regular('few-left', 1))).toEqual([
    { what: 'typeAvailable', type: 'regular' },
  ]);
  expect(changesWorthSaying(regular('few-left', 5), regular('available', 90))).toEqual([]);
});

test('when all of it changes, the parts are not told besides', () => {
  const before = regular('few-left', 1);
  expect(changesWorthSaying(before, regular('sold-out', 0, { signUp: 'sold-out' }))).toEqual([{ what: 'soldOut' }]);
  expect(changesWorthSaying(before, regular('few-left', 1, { signUp: 'closed' }))).toEqual([{ what: 'closed' }]);
});

test('when the first place of all is freed, it is told whose it is', () => {
  const before = regular('sold-out', 0, { signUp: 'sold-out' });
  expect(changesWorthSaying(before, regular('few-left', 1))).toEqual([{ what: 'typeAvailable', type: 'regular' }]);
});

test('how many wait is not worth a word', () => {
  const waiting = (count: number) =>
    someAvailability({ ticketTypes: [{ code: 'regular', state: 'sold-out', left: 0, waiting: count }] });
  expect(changesWorthSaying(waiting(3), waiting(4))).toEqual([]);
});
