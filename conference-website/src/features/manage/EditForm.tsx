import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAvailability } from '@/features/catalogue/use-availability';
import { DetailFields } from '@/features/registration/DetailFields';
import { entriesFormOf, EntriesFormContext } from '@/features/registration/form-context';
import { loadRegistration, type Held } from '@/features/registration/held';
import { QuestionField } from '@/features/registration/QuestionField';
import { detailsSchema, errorsOf, questionsFor } from '@/features/registration/schema';
import { TicketChoice } from '@/features/registration/TicketChoice';
import { useDetailFields, useFormErrors, type Field } from '@/features/registration/use-form-errors';
import { Problem } from '@/shared/api/problems';
import type { Event, Registration, RegistrationChange, TicketType } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ErrorSummary } from '@/shared/ui/ErrorSummary';
import { Notice } from '@/shared/ui/Notice';
import { Conflicts } from './Conflicts';
import { changeOf, changesNothing, entriesOf, merge, type EditEntries, type Merge } from './edit';
import classes from './EditForm.module.css';
import { changeRegistration } from './queries';

interface EditFormProps {
  held: Held;
  event: Event | undefined;
  onSaved: (held: Held, message: string) => void;
  onDiscard: () => void;
  onSessionLost: () => void;
}

export function EditForm({ held, event, onSaved, onDiscard, onSessionLost }: EditFormProps) {
  const { t } = useTranslation();
  const all = event?.questions ?? [];
  const asked = (ticketType: string) => (event ? questionsFor(event, ticketType) : []);
  const locales = event?.locales ?? [];
  const [base, setBase] = useState(held);
  const [conflict, setConflict] = useState<Merge>();
  const before = entriesOf(base.registration, all);
  const form = useForm<EditEntries>({
    initialValues: before,
    validate: (entries) => errorsOf(detailsSchema(asked(entries.ticketType)), entries),
  });
  const questions = asked(form.values.ticketType);

  const rebase = async () => {
    const theirs = await loadRegistration();
    const merged = merge(form.getValues(), before, entriesOf(theirs.registration, all));
    setBase(theirs);
    setConflict(merged);
    form.setValues(merged.entries);
  };
  const saving = useMutation({
    mutationFn: (change: RegistrationChange) => changeRegistration(change, base.etag),
    onSuccess: (saved, { email }) => {
      const promoted = saved.registration.state === 'confirmed' && base.registration.state !== 'confirmed';
      const message = email === undefined ? t('manage.saved') : t('manage.emailChanged', { email });
      onSaved(saved, promoted ? `${message} ${t('waitingList.turned.confirmed')}` : message);
    },
    onError: async (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'changed-meanwhile') await rebase();
      if (error.status === 401) onSessionLost();
    },
  });

  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const { details, answers } = useDetailFields(questions, locales);
  const ticket: Field = { path: 'ticketType', label: t('signUp.ticket'), limits: { kind: 'single-choice' } };
  const fields = [...details, ticket, ...answers];
  const { summary, onInvalid } = useFormErrors(form, fields, problem);
  const change = changeOf(form.values, before, asked);
  const submit = form.onSubmit(() => {
    if (!saving.isPending && !changesNothing(change)) saving.mutate(change);
  }, onInvalid);

  return (
    <EntriesFormContext value={entriesFormOf(form)}>
      <form noValidate className={classes.form} onSubmit={submit} aria-busy={saving.isPending}>
        <ErrorSummary errors={summary} />
        <SaveFailure error={saving.error} />
        {conflict && (
          <Conflicts
            merge={conflict}
            theirs={base.registration}
            questions={questions}
            fields={fields}
            locales={locales}
          />
        )}
        <fieldset disabled={saving.isPending} className={classes.fields}>
          <DetailFields emailHelp={t('manage.emailNote')} />
          {event && <TicketChange event={event} registration={base.registration} />}
          {questions.map((question) => (
            <QuestionField key={question.code} question={question} locales={locales} />
          ))}
        </fieldset>
        <div className={classes.actions}>
          <Button type="submit" loading={saving.isPending} disabled={changesNothing(change)}>
            {t('manage.save')}
          </Button>
          <Button variant="default" onClick={onDiscard} disabled={saving.isPending}>
            {t('manage.discard')}
          </Button>
        </div>
      </form>
    </EntriesFormContext>
  );
}

/** Another ticket, as long as it has places; whoever waits is confirmed by it at once. */
function TicketChange({ event, registration }: { event: Event; registration: Registration }) {
  const { t } = useTranslation();
  const { availability } = useAvailability(event.slug);
  const types = offeredOrHeld(event, registration);
  if (types.length === 1) return null;
  return (
    <TicketChoice
      types={types}
      locales={event.locales}
      availability={availability}
      held={registration.ticketType.code}
      {...(registration.state !== 'confirmed' && { help: t('waitingList.change') })}
    />
  );
}

/** A ticket that was withdrawn stays with those who have it. */
function offeredOrHeld({ ticketTypes }: Event, { ticketType }: Registration): TicketType[] {
  const offered = ticketTypes.some(({ code }) => code === ticketType.code);
  return offered ? ticketTypes : [{ ...ticketType, description: {} }, ...ticketTypes];
}

/** Why nothing was saved, as far as neither a field nor the conflict says it. */
function SaveFailure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  const saidElsewhere =
    error instanceof Problem && ['validation-failed', 'changed-meanwhile', 'sold-out'].includes(error.code);
  if (!error || saidElsewhere) return null;
  return (
    <div role="alert">
      <Notice
        tone="alarm"
        title={error instanceof Problem ? t(`problem.${error.code}.title`) : t('failure.noAnswerTitle')}
      >
        <p>{error instanceof Problem ? t(`problem.${error.code}.action`) : t('manage.failed')}</p>
      </Notice>
    </div>
  );
}
