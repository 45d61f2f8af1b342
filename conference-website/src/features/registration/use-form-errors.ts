import { useEffect, useRef, useState } from 'react';
import type { FieldErrors, UseFormReturn } from 'react-hook-form';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { Problem } from '@/shared/api/problems';
import type { Event, Question } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import type { FieldError } from '@/shared/ui/ErrorSummary';
import { useFieldMessage, type Limits } from './field-message';
import { controlId } from './field-parts';
import { byField, type FieldPath } from './resolver';
import { questionsFor, type SignUpEntries } from './schema';

/**
 * What is wrong with the form: on sending it, the first field concerned takes the focus and a summary is announced,
 * no matter whether this side or the service found it.
 */
export function useFormErrors(form: UseFormReturn<SignUpEntries>, event: Event, problem: Problem | undefined) {
  const fields = useFields(event, form.getValues('ticketType'));
  const message = useFieldMessage();
  const [shown, setShown] = useState(false);
  const { errors } = form.formState;

  const wrong = fields.flatMap((field) => {
    const text = message(codeAt(errors, field.path), field.limits);
    return text === undefined ? [] : [{ id: controlId(field.path), label: field.label, message: text }];
  });
  const showFirst = (path: FieldPath | undefined) => {
    if (path) document.getElementById(controlId(path))?.focus();
  };
  const onInvalid = (found: FieldErrors<SignUpEntries>) => {
    setShown(true);
    showFirst(fields.find((field) => codeAt(found, field.path) !== undefined)?.path);
  };

  const latest = useRef({ fields, form });
  useEffect(() => {
    latest.current = { fields, form };
  });
  useEffect(() => {
    if (!problem) return;
    const paths = latest.current.fields.map((field) => field.path);
    const verdict = verdictOf(problem, paths);
    for (const [path, code] of verdict) latest.current.form.setError(path, { type: code, message: code });
    setShown(verdict.size > 0);
    // The controls were disabled while the request was under way; they can take the focus after this render.
    const first = paths.find((path) => verdict.has(path));
    const frame = requestAnimationFrame(() => {
      if (first) document.getElementById(controlId(first))?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [problem]);

  const summary: FieldError[] = shown ? wrong : [];
  return { summary, onInvalid, showFirst };
}

function verdictOf(problem: Problem, paths: FieldPath[]): Map<FieldPath, string> {
  if (problem.code === 'sold-out') return new Map([['ticketType', 'sold-out']]);
  return byField(problem.errors, (path) => paths.includes(path)).fields;
}

function codeAt(errors: FieldErrors<SignUpEntries>, path: FieldPath): string | undefined {
  const [head, code = ''] = path.split('.', 2) as [keyof SignUpEntries, string | undefined];
  return head === 'answers' ? errors.answers?.[code]?.message : (errors[head]?.message as string | undefined);
}

interface Field {
  path: FieldPath;
  label: string;
  limits: Limits;
}

/** The fields in the order in which they stand in the form. */
function useFields(event: Event, ticketType: string): Field[] {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  const ofQuestion = (question: Question): Field => ({
    path: `answers.${question.code}`,
    label: local(question.label),
    limits: question,
  });
  return [
    { path: 'givenName', label: t('signUp.givenName'), limits: {} },
    { path: 'familyName', label: t('signUp.familyName'), limits: {} },
    { path: 'email', label: t('signUp.email'), limits: { maxLength: 254 } },
    { path: 'organisation', label: t('signUp.organisation'), limits: {} },
    { path: 'ticketType', label: t('signUp.ticket'), limits: { kind: 'single-choice' } },
    ...questionsFor(event, ticketType).map(ofQuestion),
    { path: 'consent', label: t('signUp.privacy'), limits: {} },
  ];
}
