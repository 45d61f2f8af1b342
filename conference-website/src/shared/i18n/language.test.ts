import { expect, test } from 'vitest';
import { formatDays, formatInstant, sameClock } from './dates';
import { changeLanguage, preferredLanguage, speak } from './language';
import { localized } from './localized-text';
import { varietyOf } from './variety';

test('the language is the first of the browser that is spoken here, until somebody chooses', async () => {
  expect(preferredLanguage(['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
  expect(preferredLanguage(['fr', 'pt-BR'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
  await changeLanguage('de');
  expect(preferredLanguage(['en-GB'])).toBe('de');
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['de', 'ltr']);
  await speak('en');
});

test("dates are written in the viewer's variety of the language, in the event's time zone", () => {
  expect(varietyOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(varietyOf('en', ['de-DE'])).toBe('en');
  expect(formatInstant('2027-03-23T08:05:00Z', 'de', 'Europe/Lisbon')).toBe('Di., 23. März 2027 um 08:05');
  expect(formatDays('2027-03-23T08:00:00Z', '2027-03-25T16:00:00Z', 'de', 'Europe/Lisbon')).toBe('23.–25. März 2027');
  expect(formatDays('2027-03-23T23:30:00Z', '2027-03-24T01:00:00Z', 'de', 'Asia/Tokyo')).toBe('24. März 2027');
});

test('clocks are compared on the days of the event: both zones keep their own summer time', () => {
  expect(sameClock('Europe/Lisbon', 'Europe/London', '2027-03-23T08:00:00Z')).toBe(true);
  expect(sameClock('Europe/Lisbon', 'Europe/Berlin', '2027-03-23T08:00:00Z')).toBe(false);
  expect(sameClock('Europe/London', 'UTC', '2027-01-23T08:00:00Z', '2027-07-23T08:00:00Z')).toBe(false);
});

test("a text that is not there in the viewer's language is shown in the event's own", () => {
  const text = { pt: 'Marés', fr: 'Marées' };
  expect(localized({ ...text, de: 'Gezeiten' }, 'de', ['pt'])).toEqual({ text: 'Gezeiten', locale: 'de' });
  expect(localized(text, 'de', ['fr', 'pt'])).toEqual({ text: 'Marées', locale: 'fr' });
  expect(localized(text, 'de')).toEqual({ text: 'Marés', locale: 'pt' });
  expect(localized(undefined, 'de')).toEqual({ text: '', locale: 'de' });
});
