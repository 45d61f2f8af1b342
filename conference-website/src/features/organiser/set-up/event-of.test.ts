import { describe, expect, test } from 'vitest';
import { draftOf, put } from './draft';
import { eventOf, instantOf } from './event-of';
import { eventTemplate } from './event-template';

const now = new Date('2026-11-30T12:00:00Z');
const draft = draftOf(eventTemplate(now)) ?? {};

describe('what the public would be shown', () => {
  test('is what the file says', () => {
    const shown = eventOf(draft, now);
    expect(shown?.event).toMatchObject({
      slug: 'my-conference-2027',
      title: { en: 'My Conference 2027' },
      startsAt: '2027-09-15T07:00:00.000Z',
      venue: { name: { en: 'Town Hall' }, address: ['1 Market Square'], country: 'DE', url: null, latitude: null },
      ticketTypes: [{ code: 'regular', name: { en: 'Regular' }, description: { en: 'Both days, lunch included.' } }],
      questions: [{ code: 'diet', kind: 'single-choice', required: true, help: null, maxLength: null }],
      waitingList: { rule: 'confirm' },
      duplicates: 'tell',
    });
    expect(shown?.availability).toMatchObject({ signUp: 'open', ticketTypes: [{ code: 'regular', left: 100 }] });
  });

  test('has as many places as the scarcest that a ticket takes', () => {
    const pooled = put(put(draft, 'pools', [{ code: 'hall', name: 'Hall', capacity: '30' }]), 'ticketTypes[0].pools', [
      'hall',
    ]);
    expect(eventOf(pooled, now)?.availability.ticketTypes[0]?.left).toBe(30);
    expect(eventOf(put(pooled, 'pools[0].capacity', ''), now)?.availability.ticketTypes[0]?.left).toBe(0);
  });

  test('is nothing before it is said when it is', () => {
    expect(eventOf(put(draft, 'startsAt', ''), now)).toBeUndefined();
    expect(eventOf(put(draft, 'timeZone', 'Europe/Berlim'), now)).toBeUndefined();
  });
});

test.each([
  ['2027-06-09T09:00', 'Europe/Lisbon', '2027-06-09T08:00:00.000Z'],
  ['2027-01-09T09:00', 'Europe/Lisbon', '2027-01-09T09:00:00.000Z'],
  ['2027-03-28T01:30', 'Europe/Berlin', '2027-03-28T00:30:00.000Z'],
  ['2027-03-28T03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['2027-06-09T00:00:30', 'Asia/Kolkata', '2027-06-08T18:30:30.000Z'],
  ['2027-06-09', 'Europe/Berlin', undefined],
  ['2027-06-39T09:00', 'Europe/Berlin', undefined],
  ['', 'Europe/Berlin', undefined],
])('clocks that show %s in %s', (local, zone, instant) => {
  expect(instantOf(local, zone)).toBe(instant);
});
