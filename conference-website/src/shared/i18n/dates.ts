import { varietyOf } from './variety';

/** Dates are written by Intl in the viewer's language, and in the time zone they belong to. */

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' };

/** "09:05" on a clock of 24 hours, "9:05 AM" on one of 12. */
function timeIn(language: string): Intl.DateTimeFormatOptions {
  const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' };
}

export function viewersTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** "14–16 October 2026": the days of an event where it takes place. */
export function formatDays(from: string, to: string, language: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(varietyOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  return format.formatRange(new Date(from), new Date(to));
}

/** "Wed, 14 October 2026, 9:00 – Fri, 16 October 2026, 17:00" */
export function formatRange(from: string, to: string, language: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(varietyOf(language), { ...day, ...timeIn(varietyOf(language)), timeZone });
  return format.formatRange(new Date(from), new Date(to));
}

export function formatInstant(instant: string, language: string, timeZone = viewersTimeZone()): string {
  return new Intl.DateTimeFormat(varietyOf(language), { ...day, ...timeIn(varietyOf(language)), timeZone }).format(
    new Date(instant),
  );
}

/** A calendar day without a time zone: "1990-02-28". */
export function formatDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(varietyOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** Whether clocks in both zones show the same at both instants. */
export function sameClock(zone: string, other: string, ...instants: string[]): boolean {
  const show = (timeZone: string, instant: string) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(instant));
  return instants.every((instant) => show(zone, instant) === show(other, instant));
}

/** Day of the month and month of an instant, for the date leaf. */
export function dateLeaf(instant: string, language: string, timeZone: string): { day: string; month: string } {
  const date = new Date(instant);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(varietyOf(language), { ...options, timeZone }).format(date);
  return { day: part({ day: 'numeric' }).replace(/\D+$/, ''), month: part({ month: 'short' }) };
}

export function formatCountry(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
