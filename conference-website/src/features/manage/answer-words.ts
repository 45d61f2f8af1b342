import type { Answer, Question } from '@/shared/api/types';
import { formatDate } from '@/shared/i18n/dates';
import { varietyOf } from '@/shared/i18n/variety';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';

/** An answer as people read it. */
export function useAnswerWords(locales: string[]): (question: Question, answer: Answer | undefined) => string {
  const { t, language } = useTranslation();
  const local = useLocalized(locales);
  return (question, answer) => {
    const option = (code: string) => {
      const label = question.options?.find((candidate) => candidate.code === code)?.label;
      return label ? local(label) : code;
    };
    if (answer === undefined) return t('manage.none');
    if (Array.isArray(answer)) return answer.map(option).join(', ');
    if (typeof answer === 'boolean') return answer ? t('signUp.answerYes') : t('signUp.answerNo');
    if (typeof answer === 'number') return answer.toLocaleString(varietyOf(language));
    if (question.kind === 'date') return formatDate(answer, language);
    return question.kind === 'single-choice' ? option(answer) : answer;
  };
}
