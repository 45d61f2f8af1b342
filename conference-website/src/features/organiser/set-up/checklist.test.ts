import { describe, expect, test } from 'vitest';
import { findingsIn, isBlocker, timeIn } from './checklist';
import { draftOf, put, type Draft } from './draft';
import { eventTemplate } from './event-template';

const now = '2026-11-30T12:00';
const event = put(draftOf(eventTemplate(new Date('2026-11-30'))) ?? {}, 'signUp.opensAt', '2026-12-01T09:00');

function found(draft: Draft, at: string | undefined = now): string[] {
  return findingsIn(draft, at).map(({ code, path, locale }) => `${code} ${path}${locale ? ` ${locale}` : ''}`);
}

describe('what an event still needs', () => {
  test('is nothing, when it is complete', () => {
    expect(findingsIn(event, now).filter(isBlocker)).toEqual([]);
  });

  test('is everything, when there is nothing', () => {
    expect(found({})).toEqual([
      'missing slug',
      'missing title',
      'missing summary',
      'missing description',
      'missing organiser.name',
      'missing organiser.email',
      'missing timeZone',
      'missing startsAt',
      'missing endsAt',
      'missing signUp.opensAt',
      'missing signUp.closesAt',
      'missing eraseAfter',
      'missing venue.address',
      'missing venue.city',
      'missing venue.country',
      'missing venue.name',
      'no-ticket-types ticketTypes',
      'missing privacyNotice.text',
    ]);
  });

  test('is every text in every language', () => {
    const bilingual = put(put(event, 'locales', ['en', 'de']), 'title', { en: 'Days', de: '' });
    // A plain text is the same in every language.
    expect(found(bilingual)).toContain('missing title de');
    expect(found(bilingual)).not.toContain('missing summary de');
  });

  test.each<[string, string, string]>([
    ['endsAt', '2027-09-15T09:00', 'ends-before-start endsAt'],
    ['signUp.closesAt', '2026-11-30T09:00', 'closes-before-opening signUp.closesAt'],
    ['signUp.closesAt', '2027-09-16T17:01', 'closes-after-end signUp.closesAt'],
    ['eraseAfter', '2027-09-15', 'erased-before-end eraseAfter'],
    ['venue.latitude', '53.5', 'one-coordinate venue.longitude'],
    ['ticketTypes[0].capacity', '', 'no-places ticketTypes[0].capacity'],
    ['ticketTypes[0].name', '', 'missing ticketTypes[0].name'],
    ['questions[0].label', '', 'missing questions[0].label'],
    ['questions[0].options[1]', '', 'missing questions[0].options[1].label'],
    ['waitingList', '', 'no-waiting-list waitingList.rule'],
    ['signUp.opensAt', '2026-11-30T12:00', 'opens-at-once signUp.opensAt'],
  ])('is told when %s is "%s"', (path, value, expected) => {
    expect(found(event)).not.toContain(expected);
    expect(found(put(event, path, value))).toContain(expected);
  });

  test('is a pool for whom it is, and enough to choose from', () => {
    const pooled = put(event, 'pools', [{ code: 'hall', name: 'Hall', capacity: '10' }]);
    expect(found(pooled)).toContain('unused-pool pools[0].name');
    expect(found(put(pooled, 'ticketTypes[0].pools', ['hall']))).not.toContain('unused-pool pools[0].name');
    expect(found(put(event, 'questions[0].options', [{ code: 'a', label: 'A' }]))).toContain(
      'few-options questions[0].options',
    );
    const number = { code: 'age', kind: 'number', required: 'false', label: 'Age', minimum: '9', maximum: '10' };
    expect(found(put(event, 'questions[0]', number))).not.toContain('bounds-turned questions[0].maximum');
    expect(found(put(event, 'questions[0]', { ...number, maximum: '8' }))).toContain(
      'bounds-turned questions[0].maximum',
    );
  });

  test('is no warning about what was, once it is archived', () => {
    const past = { ...event, startsAt: '2026-01-01T09:00', endsAt: '2026-01-02T09:00' };
    expect(found(past)).toContain('is-over endsAt');
    expect(found({ ...past, state: 'archived' })).not.toContain('is-over endsAt');
    expect(findingsIn(past, undefined).filter(({ code }) => code === 'is-over')).toEqual([]);
  });
});

test('the time is that of the event’s zone', () => {
  expect(timeIn('Asia/Tokyo', new Date('2026-11-30T18:00:00Z'))).toBe('2026-12-01T03:00');
  expect(timeIn('Europe/Berlim', new Date())).toBeUndefined();
  expect(timeIn('', new Date())).toBeUndefined();
});
