import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/shared/api/problems';
import type { Question } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { FieldError } from '@/shared/ui/ErrorSummary';
import { useFieldMessage, type Limits } from './field-message';
import { controlId } from './field-parts';
import { byField, type FieldPath } from './field-paths';
import type { DetailEntries } from './schema';

export interface Field {
  path: FieldPath;
  label: string;
  limits: Limits;
}

/**
 * What is wrong with a form: on sending it, the first field concerned takes the focus and a summary is announced, no
 * matter whether this side or the service found it. `fields` stand in the order of the form.
 */
export function useFormErrors<Values extends DetailEntries>(
  form: UseFormReturnType<Values>,
  fields: Field[],
  problem: Problem | undefined,
) {
  const message = useFieldMessage();
  const [sent, setSent] = useState(false);

  const wrong = fields.flatMap((field): FieldError[] => {
    const text = message(form.errors[field.path] as string | undefined, field.limits);
    return text === undefined ? [] : [{ id: controlId(field.path), label: field.label, message: text }];
  });
  const onInvalid = (found: Record<string, unknown>) => {
    setSent(true);
    focusOn(fields.find((field) => found[field.path] !== undefined)?.path);
  };

  const latest = useRef({ fields, form });
  useEffect(() => {
    latest.current = { fields, form };
  });
  useEffect(() => {
    if (!problem) return;
    const paths = latest.current.fields.map((field) => field.path);
    const verdict = verdictOf(problem, paths);
    latest.current.form.setErrors(Object.fromEntries(verdict));
    focusOn(paths.find((path) => verdict.has(path)));
  }, [problem]);

  return { summary: sent || problem ? wrong : [], onInvalid };
}

export function focusOn(path: FieldPath | undefined): void {
  if (path) document.getElementById(controlId(path))?.focus();
}

function verdictOf(problem: Problem, paths: FieldPath[]): Map<FieldPath, string> {
  if (problem.code === 'sold-out') return new Map([['ticketType', 'sold-out']]);
  return byField(problem.errors, (path) => paths.includes(path)).fields;
}

/** The fields of a person's details and of the questions they are asked. */
export function useDetailFields(questions: Question[], locales: string[]): { details: Field[]; answers: Field[] } {
  const { t } = useTranslation();
  const local = useLocalized(locales);
  return {
    details: [
      { path: 'givenName', label: t('signUp.givenName'), limits: { maxLength: 200 } },
      { path: 'familyName', label: t('signUp.familyName'), limits: { maxLength: 200 } },
      { path: 'email', label: t('signUp.email'), limits: { maxLength: 254 } },
      { path: 'organisation', label: t('signUp.organisation'), limits: { maxLength: 200 } },
    ],
    answers: questions.map((question) => ({
      path: `answers.${question.code}`,
      label: local(question.label),
      limits: question,
    })),
  };
}
