import { answerEntries, answersOf } from '@/features/registration/entries';
import type { FieldPath } from '@/features/registration/field-paths';
import { isBlank, trim } from '@/features/registration/rules';
import type { DetailEntries } from '@/features/registration/schema';
import type { Question, Registration, RegistrationChange } from '@/shared/api/types';

export interface EditEntries extends DetailEntries {
  ticketType: string;
}

/** `questions` are all of the event: with another ticket, others are asked. */
export function entriesOf(registration: Registration, questions: Question[]): EditEntries {
  const { givenName, familyName, email, organisation, ticketType, answers } = registration;
  return {
    givenName,
    familyName,
    email,
    organisation: organisation ?? '',
    ticketType: ticketType.code,
    answers: answerEntries(questions, answers),
  };
}

/** Only what differs from the registration as it was read; `asked` are the questions that come with a ticket. */
export function changeOf(
  entries: EditEntries,
  base: EditEntries,
  asked: (ticketType: string) => Question[],
): RegistrationChange {
  const change: RegistrationChange = {};
  if (entries.givenName !== base.givenName) change.givenName = trim(entries.givenName);
  if (entries.familyName !== base.familyName) change.familyName = trim(entries.familyName);
  if (entries.email !== base.email) change.email = trim(entries.email);
  if (entries.organisation !== base.organisation) {
    change.organisation = isBlank(entries.organisation) ? null : trim(entries.organisation);
  }
  if (entries.ticketType !== base.ticketType) change.ticketType = entries.ticketType;
  const answers = answersOf(asked(entries.ticketType), entries.answers);
  if (!same(answers, answersOf(asked(base.ticketType), base.answers))) change.answers = answers;
  return change;
}

export function changesNothing(change: RegistrationChange): boolean {
  return Object.keys(change).length === 0;
}

export interface Merge {
  /** One's own changes on top of what was saved elsewhere. */
  entries: EditEntries;
  /** The fields that were changed on both sides. */
  conflicts: FieldPath[];
}

/** Puts `mine`, which was made from `base`, on top of `theirs`. */
export function merge(mine: EditEntries, base: EditEntries, theirs: EditEntries): Merge {
  const conflicts: FieldPath[] = [];
  const pick = <T>(path: FieldPath, own: T, before: T, other: T): T => {
    if (same(own, before)) return other;
    if (!same(other, before) && !same(other, own)) conflicts.push(path);
    return own;
  };
  const text = (name: 'givenName' | 'familyName' | 'email' | 'organisation' | 'ticketType') =>
    pick(name, mine[name], base[name], theirs[name]);
  const entries: EditEntries = {
    givenName: text('givenName'),
    familyName: text('familyName'),
    email: text('email'),
    organisation: text('organisation'),
    ticketType: text('ticketType'),
    answers: Object.fromEntries(
      Object.entries(theirs.answers).map(([code, other]) => [
        code,
        pick(`answers.${code}`, mine.answers[code] ?? other, base.answers[code] ?? other, other),
      ]),
    ),
  };
  return { entries, conflicts };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
