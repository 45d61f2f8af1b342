import type { Field } from '@/features/registration/use-form-errors';
import type { Question, Registration } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import { useAnswerWords } from './answer-words';
import type { Merge } from './edit';

interface ConflictsProps {
  merge: Merge;
  theirs: Registration;
  questions: Question[];
  fields: Field[];
  locales: string[];
}

/** The registration was changed elsewhere meanwhile: both states, side by side, and nothing overwritten unseen. */
export function Conflicts({ merge, theirs, questions, fields, locales }: ConflictsProps) {
  const { t } = useTranslation();
  const wordsFor = useAnswerWords(locales);
  const local = useLocalized(locales);
  const valueAt = (path: Field['path']): string => {
    if (path.startsWith('answers.')) {
      const question = questions.find(({ code }) => path === `answers.${code}`);
      return question ? wordsFor(question, theirs.answers[question.code]) : '';
    }
    if (path === 'ticketType') return local(theirs.ticketType.name);
    const value = { ...theirs, organisation: theirs.organisation ?? t('manage.none') }[path as 'givenName'];
    return value;
  };
  return (
    <div role="alert">
      <Notice tone="warm" title={t('manage.conflict.title')}>
        <p>{t('manage.conflict.text')}</p>
        <ul>
          {fields
            .filter(({ path }) => merge.conflicts.includes(path))
            .map(({ path, label }) => (
              <li key={path}>
                {label}. {t('manage.conflict.theirs', { value: valueAt(path) })}
              </li>
            ))}
        </ul>
      </Notice>
    </div>
  );
}
