import { describe, expect, test } from 'vitest';
import type { Answer, Question } from '@/shared/api/types';
import { aQuestion, anEvent } from '../../../test/event';
import { answerEntries, emptyEntries } from './entries';
import { errorsOf, signUpSchema } from './schema';
import cases from './validation-cases.json';

interface Case {
  field: string;
  value: unknown;
  expected: string | null;
  question?: Partial<Question> & Pick<Question, 'code' | 'kind'>;
}

/** The service's test reads the same table, so that both sides mean the same. */
describe('this side and the service judge alike', () => {
  test.each(
    (cases as Case[]).map(
      (one) => [one.field, one.question?.kind ?? '', printable(one.value), one.expected ?? 'fine', one] as const,
    ),
  )('%s %s %s is %s', (_field, _kind, _value, _verdict, one) => {
    expect(judge(one)).toBe(one.expected);
  });
});

function judge({ field, value, question }: Case): string | null {
  if (!question) return errors({ ...emptyEntries(anEvent()), [field]: value })[field] ?? null;
  const asked = aQuestion(question);
  const event = anEvent({ questions: [asked] });
  const answers =
    value === null ? answerEntries([asked], {}) : answerEntries([asked], { [asked.code]: value as Answer });
  return errorsOf(signUpSchema(event, 'regular'), { ...emptyEntries(event), answers })[`answers.${asked.code}`] ?? null;
}

function errors(entries: unknown): Record<string, string> {
  return errorsOf(signUpSchema(anEvent(), 'regular'), entries);
}

function printable(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}… (${text.length})` : text;
}

test('a number may be written with a point or a comma', () => {
  const event = anEvent({ questions: [aQuestion({ code: 'size', kind: 'number', minimum: 1.5, maximum: 1.5 })] });
  const codeOf = (size: string) =>
    errorsOf(signUpSchema(event, 'regular'), { ...emptyEntries(event), answers: { size } })['answers.size'];
  expect([
    codeOf('1.5'),
    codeOf('1,5'),
    codeOf(' 1.5 '),
    codeOf('1.6'),
    codeOf('1.4'),
    codeOf('1 5'),
    codeOf('1e1'),
  ]).toEqual([undefined, undefined, undefined, 'too-large', 'too-small', 'not-a-number', 'not-a-number']);
});

test('a question is asked, and required, only with the tickets it is for', () => {
  const event = anEvent();
  const entries = emptyEntries(event);
  expect(errorsOf(signUpSchema(event, 'regular'), entries)).not.toHaveProperty('answers.laptop');
  expect(errorsOf(signUpSchema(event, 'workshop'), entries)).toHaveProperty(['answers.laptop'], 'required');
});

test('without consent nobody is signed up', () => {
  const entries = emptyEntries(anEvent());
  expect(errors(entries).consent).toBe('consent-required');
  expect(errors({ ...entries, consent: true }).consent).toBeUndefined();
});

test('a ticket that is not offered is none', () => {
  const entries = emptyEntries(anEvent());
  expect(errors(entries).ticketType).toBe('required');
  expect(errors({ ...entries, ticketType: 'backstage' }).ticketType).toBe('unknown-ticket-type');
});
