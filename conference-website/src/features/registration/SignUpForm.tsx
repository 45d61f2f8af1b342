import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Availability, Event, SignUpRequest } from '@/shared/api/types';
import { currentLanguage } from '@/shared/i18n/language';
import { localized } from '@/shared/i18n/localized-text';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ErrorSummary } from '@/shared/ui/ErrorSummary';
import { Notice } from '@/shared/ui/Notice';
import { ConsentField } from './ConsentField';
import { DetailFields } from './DetailFields';
import { entriesFromDraft, keepDraft } from './draft';
import { requestOf } from './entries';
import type { FieldPath } from './field-paths';
import { entriesFormOf, EntriesFormContext } from './form-context';
import { JoinNotice } from './JoinNotice';
import { QuestionField } from './QuestionField';
import { Refusal } from './Refusal';
import { errorsOf, questionsFor, signUpSchema, type SignUpEntries } from './schema';
import classes from './SignUpForm.module.css';
import { TicketChoice } from './TicketChoice';
import { focusOn, useDetailFields, useFormErrors } from './use-form-errors';
import type { Refused } from './use-sign-up';
import { useWaitingList } from './use-waiting-list';

interface SignUpFormProps {
  event: Event;
  availability: Availability | undefined;
  /** A sign-up is under way: nothing may be changed now. */
  busy: boolean;
  refused: Refused | undefined;
  onSubmit: (request: SignUpRequest) => void;
}

export function SignUpForm({ event, availability, busy, refused, onSubmit }: SignUpFormProps) {
  const { t } = useTranslation();
  const form = useSignUpEntries(event);
  const questions = questionsFor(event, form.values.ticketType);
  const fields = useSignUpFields(event, form.values.ticketType);
  const place = useWaitingList(event, availability, form.values.ticketType, refused);
  const problem = place.answered ? undefined : refused?.problem;
  const { summary, onInvalid } = useFormErrors(form, fields, problem);
  const submit = form.onSubmit((entries) => {
    onSubmit(requestOf(event, entries, languagesOf(event), place.joins));
  }, onInvalid);

  return (
    <EntriesFormContext value={entriesFormOf(form)}>
      <form noValidate onSubmit={submit} className={classes.form} aria-busy={busy}>
        <ErrorSummary errors={summary} />
        {problem && <Refusal problem={problem} event={event} email={form.values.email} onOther={focusOn} />}
        <fieldset disabled={busy} className={classes.all}>
          <section className={classes.section}>
            <h2>{t('signUp.you')}</h2>
            <DetailFields emailHelp={t('signUp.emailHelp')} />
          </section>
          <section className={classes.section}>
            <h2>{t('signUp.ticket')}</h2>
            <TicketChoice
              types={event.ticketTypes}
              locales={event.locales}
              availability={availability}
              waitingList={Boolean(event.waitingList)}
            />
          </section>
          {questions.length > 0 && (
            <section className={classes.section}>
              <h2>{t('signUp.questions')}</h2>
              {questions.map((question) => (
                <QuestionField key={question.code} question={question} locales={event.locales} />
              ))}
            </section>
          )}
          <section className={classes.section}>
            <h2>{t('signUp.privacy')}</h2>
            <ConsentField event={event} />
          </section>
        </fieldset>
        <div className={classes.submit}>
          {event.waitingList && <JoinNotice waitingList={event.waitingList} place={place} />}
          {event.approval && <Notice tone="calm" title={t('approval.notice')} />}
          <Button type="submit" loading={busy} fullWidth>
            {event.approval ? t('approval.submit') : place.joins ? t('waitingList.join') : t('signUp.submit')}
          </Button>
          <p className={classes.note}>{t('signUp.draftKept')}</p>
        </div>
      </form>
    </EntriesFormContext>
  );
}

function useSignUpEntries(event: Event) {
  const [initialValues] = useState(() => entriesFromDraft(event));
  return useForm<SignUpEntries>({
    initialValues,
    validate: (entries) => errorsOf(signUpSchema(event, entries.ticketType), entries),
    onValuesChange: (entries) => {
      keepDraft(event.slug, entries);
    },
  });
}

function useSignUpFields(event: Event, ticketType: string) {
  const { t } = useTranslation();
  const { details, answers } = useDetailFields(questionsFor(event, ticketType), event.locales);
  const path = (name: FieldPath) => name;
  return [
    ...details,
    { path: path('ticketType'), label: t('signUp.ticket'), limits: { kind: 'single-choice' as const } },
    ...answers,
    { path: path('consent'), label: t('signUp.privacy'), limits: {} },
  ];
}

/** An event may not speak the viewer's language; then it is held to the one in which they read it. */
function languagesOf(event: Event) {
  const language = currentLanguage();
  return {
    locale: event.locales.includes(language) ? language : (event.locales[0] ?? language),
    noticeLocale: localized(event.privacyNotice.text, language, event.locales).locale,
  };
}
