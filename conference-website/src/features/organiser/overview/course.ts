import type { PoolNumbers } from './queries';

export const dayMillis = 86_400_000;

/** How many places of a pool were taken at the end of a day. */
interface Point {
  day: string;
  taken: number;
}

/** The course of a pool, a point for each day on which something happened. */
export function courseOf({ days }: PoolNumbers): Point[] {
  let taken = 0;
  return days.map((one) => {
    taken += one.taken - one.givenBack;
    return { day: one.day, taken };
  });
}

/** Midnight of a day, as a moment that all days have in common. */
export function momentOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day that it is where the event is. */
export function dayIn(timeZone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date(instant));
}

/** From the first day to where the forecast ends, but not beyond the end of sign-up; at least a week. */
export function spanOf(pool: PoolNumbers, today: string, closes: string): [from: number, to: number] {
  const from = momentOf(pool.days[0]?.day ?? today);
  const foreseen = pool.forecast ? momentOf(pool.forecast.late ?? pool.forecast.likely) : 0;
  const end = Math.min(Math.max(momentOf(today), foreseen), Math.max(momentOf(closes), momentOf(today)));
  return [from, Math.max(end + dayMillis, from + 7 * dayMillis)];
}

/** A table as a file for a spreadsheet (RFC 4180); what it would calculate is kept from it by an apostrophe. */
export function csvOf(rows: (string | number)[][]): string {
  const cell = (value: string | number) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
