import { expect, test } from 'vitest';
import { byField, fieldAt } from './field-paths';

test.each([
  ['#/givenName', 'givenName'],
  ['/email', 'email'],
  ['#/answers/diet', 'answers.diet'],
  ['#/answers/topics/2', 'answers.topics'],
  ['#/answers/a~1b~0c', 'answers.a/b~c'],
  ['#/answers/f%C3%BCr', 'answers.für'],
  ['#/answers/100%', 'answers.100%'],
  ['#/consent', 'consent'],
  ['#/consent/privacyNoticeVersion', 'consent'],
  ['#/ticketType', 'ticketType'],
  ['#/answers', undefined],
  ['#/nickname', undefined],
  ['#', undefined],
  ['', undefined],
])('%s means %s', (pointer, field) => {
  expect(fieldAt(pointer)).toBe(field);
});

test('each field gets its first code; what is not in the form is set apart', () => {
  const { fields, others } = byField(
    [
      { pointer: '#/answers/diet', code: 'unknown-option' },
      { pointer: '#/givenName', code: 'too-long' },
      { pointer: '#/givenName', code: 'invalid-characters' },
      { pointer: '#/answers/gone', code: 'unknown-question' },
      { pointer: '#/extra', code: 'unknown-member' },
    ],
    (path) => path !== 'answers.gone',
  );
  expect([...fields]).toEqual([
    ['answers.diet', 'unknown-option'],
    ['givenName', 'too-long'],
  ]);
  expect(others.map(({ pointer }) => pointer)).toEqual(['#/answers/gone', '#/extra']);
});
