import { describe, expect, it } from 'vitest';
import { courseOf, csvOf, dayIn, momentOf, spanOf } from './course';
import type { PoolNumbers } from './queries';

const pool: PoolNumbers = {
  code: 'hall',
  name: { en: 'Hall' },
  capacity: 100,
  taken: 3,
  days: [
    { day: '2026-03-01', taken: 3, givenBack: 0 },
    { day: '2026-03-03', taken: 1, givenBack: 1 },
    { day: '2026-03-04', taken: 0, givenBack: 1 },
  ],
};
const closes = '2026-06-01';

describe('the course of a pool', () => {
  it('is what was taken at the end of each day', () => {
    expect(courseOf(pool).map(({ taken }) => taken)).toEqual([3, 3, 2]);
    expect(courseOf({ ...pool, days: [] })).toEqual([]);
  });

  it('goes on to where the forecast ends, and not beyond the end of sign-up', () => {
    const forecast = { early: '2026-04-01', likely: '2026-04-10', late: '2026-05-01' };
    expect(spanOf({ ...pool, forecast }, '2026-03-04', closes)).toEqual([
      momentOf('2026-03-01'),
      momentOf('2026-05-02'),
    ]);
    expect(spanOf({ ...pool, forecast: { ...forecast, late: '2027-05-01' } }, '2026-03-04', closes)[1]).toBe(
      momentOf('2026-06-02'),
    );
    expect(spanOf(pool, '2026-03-20', closes)[1]).toBe(momentOf('2026-03-21'));
  });

  it('is a week wide when it has just begun', () => {
    expect(spanOf({ ...pool, days: [] }, '2026-03-04', closes)).toEqual([
      momentOf('2026-03-04'),
      momentOf('2026-03-11'),
    ]);
  });

  it('goes by the calendar of the event', () => {
    expect(dayIn('Asia/Tokyo', '2026-03-01T15:30:00Z')).toBe('2026-03-02');
    expect(dayIn('America/New_York', '2026-03-01T03:30:00Z')).toBe('2026-02-28');
  });
});

describe('a table for a spreadsheet', () => {
  it('quotes what needs it and is never calculated', () => {
    expect(
      csvOf([
        ['Name', 'Count'],
        ['A "hall", big', 3],
        ['=1+1', -2],
      ]),
    ).toBe('Name,Count\r\n"A ""hall"", big",3\r\n\'=1+1,-2\r\n');
  });
});
