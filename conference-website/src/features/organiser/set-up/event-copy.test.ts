import { describe, expect, test } from 'vitest';
import { copyOf } from './event-copy';

const YAML = `slug: tidewater-2027
state: published
locales:
- en
- de
title:
  en: Tidewater 2027
  de: Tidewater 2027
summary: What was new in 2027.
description: |-
  Wednesday, 9 June 2027.
timeZone: Europe/Berlin
startsAt: 2027-06-09T09:00
endsAt: '2027-06-11T16:30'
signUp:
  opensAt: 2026-11-02T10:00
  closesAt: 2027-06-04T18:00
eraseAfter: 2027-09-30
`;
const TODAY = new Date('2027-07-01T12:00:00Z');

describe('a copy of an event', () => {
  test('is a draft with a name of its own', () => {
    const copy = copyOf(YAML, TODAY);
    expect(copy).toContain('slug: tidewater-2028\nstate: draft\n');
    expect(copy).toContain('title:\n  en: Tidewater 2028\n  de: Tidewater 2028\n');
  });

  test('is on the same days of the week, with all that goes by them', () => {
    const copy = copyOf(YAML, TODAY);
    expect(copy).toContain('startsAt: 2028-06-07T09:00\n');
    expect(copy).toContain("endsAt: '2028-06-09T16:30'\n");
    expect(copy).toContain('opensAt: 2027-11-01T10:00\n');
    expect(copy).toContain('closesAt: 2028-06-02T18:00\n');
    expect(copy).toContain('eraseAfter: 2028-09-28\n');
    const weekday = (date: string) => new Date(date).getUTCDay();
    expect(weekday('2028-06-07')).toBe(weekday('2027-06-09'));
  });

  test('leaves what its texts say as it is', () => {
    const copy = copyOf(YAML, TODAY);
    expect(copy).toContain('What was new in 2027.');
    expect(copy).toContain('Wednesday, 9 June 2027.');
  });

  test('of one long past begins after today', () => {
    const copy = copyOf(YAML, new Date('2031-01-15T00:00:00Z'));
    expect(copy).toContain('slug: tidewater-2031\n');
    expect(copy).toContain('startsAt: 2031-06-04T09:00\n');
  });

  test('of one without a year in its name is called a copy', () => {
    expect(copyOf(YAML.replace('tidewater-2027', 'tidewater'), TODAY)).toContain('slug: tidewater-copy\n');
  });

  test('of one with a title in one language has that year in it too', () => {
    const one = YAML.replace('title:\n  en: Tidewater 2027\n  de: Tidewater 2027\n', 'title: Tidewater 2027\n');
    expect(copyOf(one, TODAY)).toContain('\ntitle: Tidewater 2028\nsummary: What was new in 2027.\n');
  });
});
