import { expect, test } from 'vitest';
import { filled, unknownIn } from './placeholders';

test('names that stand for nothing are found', () => {
  expect(unknownIn('Dear {{givenName}} {{ familyName }}, see {{you}} {{}} {you} {{{event}}}')).toEqual(['you', '']);
});

test('names are put in, and what has none stays', () => {
  expect(filled('Dear {{ givenName }}, {{you}}, {{event}}', { givenName: 'Zoë $&', event: 'Days' })).toBe(
    'Dear Zoë $&, {{you}}, Days',
  );
});
