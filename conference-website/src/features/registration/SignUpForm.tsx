import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from '@/shared/i18n/use-translation';
import { PrivacyNotice } from '@/features/privacy/PrivacyNotice';
import type { Problem } from '@/shared/api/problems';
import type { Availability, Event, SignUpRequest } from '@/shared/api/types';
import { currentLanguage } from '@/shared/i18n/language';
import { localized } from '@/shared/i18n/localized';
import { Choice } from '@/shared/ui/Choices';
import { ErrorSummary } from '@/shared/ui/ErrorSummary';
import { DetailFields } from './DetailFields';
import { entriesFromDraft, keepDraft } from './draft';
import { requestOf } from './entries';
import { useFieldMessage } from './field-message';
import { controlId } from './field-parts';
import { QuestionField } from './QuestionField';
import { resolverOf } from './resolver';
import { questionsFor, signUpSchema, type SignUpEntries } from './schema';
import classes from './SignUpForm.module.css';
import { TicketChoice } from './TicketChoice';
import { useFormErrors } from './use-form-errors';
import { Refusal } from './Refusal';

interface SignUpFormProps {
  event: Event;
  availability: Availability | undefined;
  /** A sign-up is under way: nothing may be changed now. */
  busy: boolean;
  problem: Problem | undefined;
  onSubmit: (request: SignUpRequest) => void;
}

export function SignUpForm({ event, availability, busy, problem, onSubmit }: SignUpFormProps) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const [defaultValues] = useState(() => entriesFromDraft(event));
  const form = useForm<SignUpEntries>({
    mode: 'onTouched',
    shouldFocusError: false,
    defaultValues,
    resolver: resolverOf((entries) => signUpSchema(event, entries.ticketType)),
  });
  const ticketType = useWatch({ control: form.control, name: 'ticketType' });
  const questions = questionsFor(event, ticketType);
  const { summary, showFirst, onInvalid } = useFormErrors(form, event, problem);

  useEffect(() => {
    const subscription = form.watch(() => {
      keepDraft(event.slug, form.getValues());
    });
    return () => {
      subscription.unsubscribe();
    };
  }, [form, event.slug]);

  const submit = form.handleSubmit((entries) => {
    const noticeLocale = localized(event.privacyNotice.text, currentLanguage(), event.locales).locale;
    const locale = event.locales.includes(currentLanguage()) ? currentLanguage() : (event.locales[0] ?? 'en');
    onSubmit(requestOf(event, entries, { locale, noticeLocale }));
  }, onInvalid);

  const consentError = message(form.formState.errors.consent?.message);
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={submit} className={classes.form} aria-busy={busy}>
        <ErrorSummary errors={summary} />
        {problem && <Refusal problem={problem} event={event} email={form.getValues('email')} onOther={showFirst} />}
        <fieldset disabled={busy} className={classes.all}>
          <section className={classes.section}>
            <h2>{t('signUp.you')}</h2>
            <DetailFields emailHelp={t('signUp.emailHelp')} />
          </section>
          <section className={classes.section}>
            <h2>{t('signUp.ticket')}</h2>
            <TicketChoice event={event} availability={availability} />
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
            <PrivacyNotice notice={event.privacyNotice} locales={event.locales} />
            <div>
              <Choice
                {...form.register('consent')}
                id={controlId('consent')}
                type="checkbox"
                label={t('signUp.consent')}
                invalid={consentError !== undefined}
                aria-required
                aria-invalid={consentError !== undefined}
                aria-describedby={consentError && 'consent-error'}
              />
              {consentError && (
                <p id="consent-error" className={classes.error}>
                  {consentError}
                </p>
              )}
            </div>
          </section>
        </fieldset>
        <div className={classes.submit}>
          <Button type="submit" loading={busy} fullWidth>
            {t('signUp.submit')}
          </Button>
          <p className={classes.note}>{t('signUp.draftKept')}</p>
        </div>
      </form>
    </FormProvider>
  );
}
