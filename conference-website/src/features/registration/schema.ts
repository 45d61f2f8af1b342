import * as z from 'zod/mini';
import type { FieldCode } from '@/shared/api/problems';
import type { Event, Question } from '@/shared/api/types';
import { answerRule, emailRule, nameRule, organisationRule, type Rule } from './rules';

/** What the controls of a form hold: text as it is typed, codes as they are chosen. */
export type AnswerEntry = string | string[];

export interface DetailEntries {
  givenName: string;
  familyName: string;
  email: string;
  organisation: string;
  answers: Record<string, AnswerEntry>;
}

export interface SignUpEntries extends DetailEntries {
  ticketType: string;
  consent: boolean;
}

/** The questions that are asked of somebody with this ticket. */
export function questionsFor(event: Event, ticketType: string): Question[] {
  return event.questions.filter(({ ticketTypes }) => !ticketTypes?.length || ticketTypes.includes(ticketType));
}

/** The rules of one event's form; an issue's message is the code that the service would answer with. */
export function signUpSchema(event: Event, ticketType: string) {
  return z.object({
    ...detailRules(questionsFor(event, ticketType)),
    ticketType: checked((code) => ticketTypeRule(event, code)),
    consent: z.boolean().check((context) => {
      if (!context.value) context.issues.push(issue('consent-required', context.value));
    }),
  });
}

export function detailsSchema(questions: Question[]) {
  return z.object(detailRules(questions));
}

function detailRules(questions: Question[]) {
  return {
    givenName: checked(nameRule),
    familyName: checked(nameRule),
    email: checked(emailRule),
    organisation: checked(organisationRule),
    answers: z.object(Object.fromEntries(questions.map((question) => [question.code, answerSchema(question)]))),
  };
}

function ticketTypeRule(event: Event, code: string): FieldCode | null {
  if (code === '') return 'required';
  return event.ticketTypes.some((type) => type.code === code) ? null : 'unknown-ticket-type';
}

function answerSchema(question: Question) {
  switch (question.kind) {
    case 'multiple-choice':
      return z.array(z.string()).check((context) => {
        const code = choicesRule(question, context.value);
        if (code) context.issues.push(issue(code, context.value));
      });
    case 'single-choice':
      return checked((value) => choiceRule(question, value));
    case 'yes-no':
      return checked((value) => (value === '' && question.required ? 'required' : null));
    case 'text':
    case 'long-text':
    case 'number':
    case 'date':
      return checked(answerRule(question));
  }
}

function choiceRule(question: Question, value: string): FieldCode | null {
  if (value === '') return question.required ? 'required' : null;
  return question.options?.some((option) => option.code === value) ? null : 'unknown-option';
}

function choicesRule(question: Question, values: string[]): FieldCode | null {
  if (values.length === 0) return question.required ? 'required' : null;
  if (new Set(values).size < values.length) return 'duplicate-option';
  return values.map((value) => choiceRule(question, value)).find((code) => code !== null) ?? null;
}

function checked(rule: Rule) {
  return z.string().check((context) => {
    const code = rule(context.value);
    if (code) context.issues.push(issue(code, context.value));
  });
}

function issue(code: FieldCode, input: unknown) {
  return { code: 'custom' as const, message: code, input };
}

interface Schema {
  safeParse: (entries: unknown) => {
    success: boolean;
    error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined;
  };
}

/** The first code for each field, by its path: "answers.diet". */
export function errorsOf(schema: Schema, entries: unknown): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of schema.safeParse(entries).error?.issues ?? []) {
    errors[path.slice(0, 2).join('.')] ??= message;
  }
  return errors;
}
