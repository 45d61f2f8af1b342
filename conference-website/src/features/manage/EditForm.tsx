import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DetailFields } from '@/features/registration/DetailFields';
import { entriesFormOf, EntriesFormContext } from '@/features/registration/form-context';
import { QuestionField } from '@/features/registration/QuestionField';
import { detailsSchema, errorsOf, questionsFor, type DetailEntries } from '@/features/registration/schema';
import { useDetailFields, useFormErrors } from '@/features/registration/use-form-errors';
import { Problem } from '@/shared/api/problems';
import type { Event, RegistrationChange } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ErrorSummary } from '@/shared/ui/ErrorSummary';
import { Notice } from '@/shared/ui/Notice';
import { Conflicts } from './Conflicts';
import { changeOf, changesNothing, entriesOf, merge, type Merge } from './edit';
import classes from './EditForm.module.css';
import { changeRegistration, loadRegistration, type Held } from './queries';

interface EditFormProps {
  held: Held;
  event: Event | undefined;
  onSaved: (held: Held, message: string) => void;
  onDiscard: () => void;
  onSessionLost: () => void;
}

export function EditForm({ held, event, onSaved, onDiscard, onSessionLost }: EditFormProps) {
  const { t } = useTranslation();
  const questions = event ? questionsFor(event, held.registration.ticketType.code) : [];
  const locales = event?.locales ?? [];
  const [base, setBase] = useState(held);
  const [conflict, setConflict] = useState<Merge>();
  const before = entriesOf(base.registration, questions);
  const form = useForm<DetailEntries>({
    initialValues: before,
    validate: (entries) => errorsOf(detailsSchema(questions), entries),
  });

  const rebase = async () => {
    const theirs = await loadRegistration();
    const merged = merge(form.getValues(), before, entriesOf(theirs.registration, questions));
    setBase(theirs);
    setConflict(merged);
    form.setValues(merged.entries);
  };
  const saving = useMutation({
    mutationFn: (change: RegistrationChange) => changeRegistration(change, base.etag),
    onSuccess: (saved, { email }) => {
      onSaved(saved, email === undefined ? t('manage.saved') : t('manage.emailChanged', { email }));
    },
    onError: async (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'changed-meanwhile') await rebase();
      if (error.status === 401) onSessionLost();
    },
  });

  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const { details, answers } = useDetailFields(questions, locales);
  const fields = [...details, ...answers];
  const { summary, onInvalid } = useFormErrors(form, fields, problem);
  const change = changeOf(form.values, before, questions);
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

/** Why nothing was saved, as far as neither a field nor the conflict says it. */
function SaveFailure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  const saidElsewhere = error instanceof Problem && ['validation-failed', 'changed-meanwhile'].includes(error.code);
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
