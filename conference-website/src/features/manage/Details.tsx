import type { ReactNode } from 'react';
import { questionsFor } from '@/features/registration/schema';
import type { Event, Registration } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './Details.module.css';
import { useAnswerWords } from './answer-words';

/** What somebody has told about themselves. */
export function Details({ registration, event }: { registration: Registration; event: Event | undefined }) {
  const { t } = useTranslation();
  const wordsFor = useAnswerWords(event?.locales ?? []);
  const questions = event ? questionsFor(event, registration.ticketType.code) : [];
  return (
    <dl className={classes.details}>
      <Detail label={t('signUp.givenName')}>{registration.givenName}</Detail>
      <Detail label={t('signUp.familyName')}>{registration.familyName}</Detail>
      <Detail label={t('signUp.email')}>{registration.email}</Detail>
      <Detail label={t('signUp.organisation')}>{registration.organisation ?? t('manage.none')}</Detail>
      {questions.map((question) => (
        <Detail key={question.code} label={<InLanguage text={question.label} locales={event?.locales ?? []} />}>
          {wordsFor(question, registration.answers[question.code])}
        </Detail>
      ))}
    </dl>
  );
}

function Detail({ label, children }: { label: ReactNode; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
