import type { Event, Question } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { answerField } from './columns';
import type { ImportProblem } from './queries';

/** What can be wrong with a cell or a row; what else the service may say is put in general words. */
export const importProblemCodes = [
  'required',
  'too-short',
  'too-long',
  'invalid-characters',
  'invalid-email',
  'unknown-ticket-type',
  'unknown-option',
  'unknown-locale',
  'not-yes-or-no',
  'not-a-number',
  'too-small',
  'too-large',
  'not-a-date',
  'too-early',
  'too-late',
  'already-registered',
  'repeated-in-file',
  'sold-out',
  'event-over',
] as const;

/** What is wrong, and what would be right, for whoever mends the file. */
export function useProblemWords(event: Event): (problem: ImportProblem) => string {
  const { t } = useTranslation();
  return (problem) => {
    const code = importProblemCodes.find((one) => one === problem.code);
    const question = event.questions.find((one) => answerField(one.code) === problem.field);
    return t(`desk.imports.codes.${code ?? 'other'}`, {
      row: problem.row ?? 0,
      code: problem.code,
      choices: choicesOf(event, problem, question),
      ...bounds(question),
    });
  };
}

function choicesOf(event: Event, problem: ImportProblem, question: Question | undefined): string {
  switch (problem.field) {
    case 'ticketType':
      return event.ticketTypes.map(({ code }) => code).join(', ');
    case 'locale':
      return event.locales.join(', ');
    default:
      return (question?.options ?? []).map(({ code }) => code).join(', ');
  }
}

function bounds(question: Question | undefined) {
  return {
    minimum: question?.minimum ?? '',
    maximum: question?.maximum ?? question?.maxLength ?? '',
    earliest: question?.earliest ?? '',
    latest: question?.latest ?? '',
  };
}
