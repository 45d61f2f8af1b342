import { Button, InputBase } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useAvailability } from '@/features/catalogue/use-availability';
import { emptyEntries, requestOf } from '@/features/registration/entries';
import { useFieldMessage } from '@/features/registration/field-message';
import { controlId } from '@/features/registration/field-parts';
import type { FieldPath } from '@/features/registration/field-paths';
import { entriesFormOf, EntriesFormContext, useEntriesForm } from '@/features/registration/form-context';
import { QuestionField } from '@/features/registration/QuestionField';
import { errorsOf, questionsFor, signUpSchema, type SignUpEntries } from '@/features/registration/schema';
import { useDetailFields, useFormErrors } from '@/features/registration/use-form-errors';
import { useNewerEvent } from '@/features/registration/use-newer-event';
import { Problem } from '@/shared/api/problems';
import type { Event } from '@/shared/api/types';
import { currentLanguage } from '@/shared/i18n/language';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { ErrorSummary, type FieldError } from '@/shared/ui/ErrorSummary';
import { Notice } from '@/shared/ui/Notice';
import deskClasses from '../desk.module.css';
import type { AttendeeDetail } from '../types';
import classes from './attendees.module.css';
import { PersonFields } from './PersonFields';
import { RegisterRefused } from './RegisterRefused';
import { ToldField } from './ToldField';
import { isOutdated, useRegister } from './use-register';
import { fullName } from './view';

interface RegisterFormProps {
  event: Event;
  mayOverbook: boolean;
}

/** As the form to sign up, of which an organiser may leave answers open; it is ready for the next one at once. */
export function RegisterForm({ event: asked, mayOverbook }: RegisterFormProps) {
  const { t } = useTranslation();
  const event = { ...asked, questions: asked.questions.map((question) => ({ ...question, required: false })) };
  const [done, setDone] = useState<AttendeeDetail>();
  const [locale, setLocale] = useState(() => usualLocale(event));
  const form = useForm<SignUpEntries>({
    initialValues: emptyEntries(event),
    validate: (entries) => errorsOf(signUpSchema(event, entries.ticketType), entries),
  });
  const register = useRegister(
    event.slug,
    (now) => {
      setDone(now);
      form.setValues(emptyEntries(event));
      form.clearErrors();
      announce(t('desk.byHand.done', { name: fullName(now.attendee) }));
    },
    () => {
      // What they were told is not what there is now.
      form.setFieldValue('consent', false);
    },
  );
  // That it is full has an answer of its own: see RegisterRefused.
  const judged = register.error instanceof Problem && register.error.code !== 'sold-out' ? register.error : undefined;
  const outdated = isOutdated(register.error);
  const noteSending = useNewerEvent(asked, judged);
  const { ticketType } = form.values;
  const { summary, onInvalid } = useFormErrors(form, useFields(event, ticketType), judged);
  const send = (waits: boolean, overCapacity: boolean) => {
    form.onSubmit((entries) => {
      setDone(undefined);
      noteSending();
      register.mutate({ body: requestOf(event, entries, { locale, noticeLocale: locale }, waits), overCapacity });
    }, onInvalid)();
  };
  const questions = questionsFor(event, ticketType);
  return (
    <EntriesFormContext value={entriesFormOf(form)}>
      {done && <Done slug={event.slug} done={done} />}
      <form
        noValidate
        autoComplete="off"
        className={deskClasses.form}
        aria-busy={register.isPending}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          send(false, false);
        }}
      >
        <ErrorSummary
          errors={summary.map((error) =>
            aboutThem(error, t(outdated ? 'desk.byHand.toldAnew' : 'desk.byHand.toldMissing')),
          )}
        />
        <PersonFields
          values={form.values}
          set={(name, value) => {
            form.setFieldValue(name, value);
          }}
          codeOf={(name) => form.errors[name] as string | undefined}
          idOf={controlId}
          onLeft={(name) => {
            if (form.getValues()[name]) form.validateField(name);
          }}
        />
        <TicketSelect event={event} />
        {event.locales.length > 1 && <LocaleSelect locales={event.locales} locale={locale} onLocale={setLocale} />}
        {questions.length > 0 && (
          <section className={classes.answers}>
            <h2>{t('desk.attendees.answers')}</h2>
            <p className={deskClasses.help}>{t('desk.byHand.answersHelp')}</p>
            {questions.map((question) => (
              <QuestionField key={question.code} question={question} locales={event.locales} />
            ))}
          </section>
        )}
        <ToldField event={event} outdated={outdated} />
        <RegisterRefused
          error={register.error}
          event={event}
          mayOverbook={mayOverbook}
          busy={register.isPending}
          onWait={() => {
            send(true, false);
          }}
          onOverCapacity={() => {
            send(false, true);
          }}
        />
        <div className={deskClasses.actions}>
          <Button type="submit" loading={register.isPending}>
            {t('desk.byHand.submit')}
          </Button>
        </div>
      </form>
    </EntriesFormContext>
  );
}

/** The form to sign up speaks to whoever consents, this one to whoever asks them. */
function aboutThem(error: FieldError, toldMissing: string): FieldError {
  return error.id === controlId('consent') ? { ...error, message: toldMissing } : error;
}

function usualLocale({ locales }: Event): string {
  const language = currentLanguage();
  return locales.includes(language) ? language : (locales[0] ?? language);
}

function useFields(event: Event, ticketType: string) {
  const { t } = useTranslation();
  const { details, answers } = useDetailFields(questionsFor(event, ticketType), event.locales);
  const path = (name: FieldPath) => name;
  return [
    ...details,
    {
      path: path('ticketType'),
      label: t('desk.attendees.ticketType'),
      limits: { kind: 'single-choice' as const },
    },
    ...answers,
    { path: path('consent'), label: t('desk.byHand.privacy'), limits: {} },
  ];
}

/** Every ticket type can be chosen: whether there is a place for it is decided when it is sent. */
function TicketSelect({ event }: { event: Event }) {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  const message = useFieldMessage();
  const { entries, codeAt, set } = useEntriesForm();
  const { availability } = useAvailability(event.slug);
  const left = (code: string) => availability?.ticketTypes.find((type) => type.code === code)?.left;
  return (
    <InputBase
      component="select"
      pointer
      id={controlId('ticketType')}
      label={t('desk.attendees.ticketType')}
      value={entries.ticketType ?? ''}
      onChange={(chosen) => {
        set('ticketType', chosen.currentTarget.value);
      }}
      error={message(codeAt('ticketType'), { kind: 'single-choice' })}
      aria-required
    >
      <option value="" disabled hidden />
      {event.ticketTypes.map(({ code, name }) => (
        <option key={code} value={code}>
          {left(code) === undefined ? local(name) : t('desk.byHand.type', { type: local(name), left: left(code) ?? 0 })}
        </option>
      ))}
    </InputBase>
  );
}

interface LocaleSelectProps {
  locales: string[];
  locale: string;
  onLocale: (locale: string) => void;
}

function LocaleSelect({ locales, locale, onLocale }: LocaleSelectProps) {
  const { t, language } = useTranslation();
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <InputBase
      component="select"
      pointer
      label={t('desk.byHand.locale')}
      value={locale}
      onChange={(chosen) => {
        onLocale(chosen.currentTarget.value);
      }}
    >
      {locales.map((code) => (
        <option key={code} value={code}>
          {names.of(code) ?? code}
        </option>
      ))}
    </InputBase>
  );
}

/** Takes the focus, as the form below it is empty again and nobody would see why. */
function Done({ slug, done: { attendee } }: { slug: string; done: AttendeeDetail }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [attendee.reference]);
  const title = attendee.state === 'waiting' ? 'desk.byHand.doneWaiting' : 'desk.byHand.done';
  return (
    <div ref={box} tabIndex={-1} className={classes.done}>
      <Notice tone="good" title={t(title, { name: fullName(attendee) })}>
        <p>
          <Link to="/organiser/events/$slug/attendees/$reference" params={{ slug, reference: attendee.reference }}>
            {t('desk.byHand.open', { reference: attendee.reference })}
          </Link>
        </p>
      </Notice>
    </div>
  );
}
