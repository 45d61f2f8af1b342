import { expect, it } from 'vitest';
import { missing, named } from './columns';

it('gives each field to one column only', () => {
  expect(named(['email', '', ''], 1, 'email')).toEqual(['', 'email', '']);
  expect(named(['email', '', ''], 1, '')).toEqual(['email', '', '']);
  expect(named(['email', 'tags'], 0, 'email')).toEqual(['email', 'tags']);
});

it('says what nobody can be registered without', () => {
  expect(missing(['', 'email'], '')).toEqual(['givenName', 'familyName', 'ticketType']);
  expect(missing(['givenName', 'familyName', 'email'], 'full')).toEqual([]);
  expect(missing(['givenName', 'familyName', 'email', 'ticketType'], '')).toEqual([]);
});
