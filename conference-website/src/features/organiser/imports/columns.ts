import type { Event } from '@/shared/api/types';

/** The fields of a registration that a column can be, as the service names them. */
export const importFields = [
  'givenName',
  'familyName',
  'email',
  'organisation',
  'ticketType',
  'locale',
  'state',
  'tags',
] as const;
export type ImportField = (typeof importFields)[number];

/** What nobody can be registered without. */
export const neededFields = ['givenName', 'familyName', 'email'] as const;

export const answerField = (question: string) => `answer:${question}`;

/** Gives a column another meaning; whichever had it before has none then: each field is one column. */
export function named(columns: readonly string[], column: number, field: string): string[] {
  return columns.map((one, index) => (index === column ? field : one === field ? '' : one));
}

/** What is still missing before every row can be read. */
export function missing(columns: readonly string[], ticketType: string): ImportField[] {
  const fields = neededFields.filter((field) => !columns.includes(field)) as ImportField[];
  return columns.includes('ticketType') || ticketType !== '' ? fields : [...fields, 'ticketType'];
}

/** Whether anybody could be put on a waiting list. */
export function hasWaitingList(event: Event): boolean {
  return event.waitingList != null;
}
