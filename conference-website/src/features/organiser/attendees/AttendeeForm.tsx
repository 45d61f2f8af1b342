import { Button, InputBase } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Problem } from '@/shared/api/problems';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import type { Attendee, AttendeeDetail } from '../types';
import { fieldCodeOf } from '../words';
import { PersonFields, type PersonField } from './PersonFields';
import { attendeePath, attendeeQuery, steer } from './queries';

interface AttendeeFormProps {
  slug: string;
  detail: AttendeeDetail;
  onSaved: (now: AttendeeDetail) => void;
}

type Values = Record<PersonField | 'ticketType', string>;

function valuesOf({ givenName, familyName, email, organisation, ticketType }: Attendee): Values {
  return { givenName, familyName, email, organisation: organisation ?? '', ticketType };
}

/** Only what is different is sent: what somebody else has changed meanwhile stays as they left it. */
function differences(values: Values, seen: Values): Record<string, string | null> {
  const changed = (Object.keys(values) as (keyof Values)[]).filter((name) => values[name].trim() !== seen[name]);
  return Object.fromEntries(
    changed.map((name) => [name, values[name].trim() || (name === 'organisation' ? null : '')]),
  );
}

export function AttendeeForm({ slug, detail, onSaved }: AttendeeFormProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return open ? (
    <OpenForm
      slug={slug}
      detail={detail}
      onClose={() => {
        setOpen(false);
      }}
      onSaved={(now) => {
        setOpen(false);
        onSaved(now);
      }}
    />
  ) : (
    <div className={deskClasses.actions}>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('desk.attendees.change')}
      </Button>
    </div>
  );
}

function OpenForm({ slug, detail, onClose, onSaved }: AttendeeFormProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const client = useQueryClient();
  const [seen, setSeen] = useState(detail.attendee);
  const [values, setValues] = useState(() => valuesOf(detail.attendee));
  const save = useMutation({
    mutationFn: (changed: Record<string, string | null>) =>
      steer('PATCH', attendeePath(slug, seen.reference), seen.revision, changed),
    onSuccess: onSaved,
    onError: async (error) => {
      if (!(error instanceof Problem) || error.code !== 'changed-meanwhile') return;
      const now = await client.query({ ...attendeeQuery(slug, seen.reference), staleTime: 0 });
      // What was changed here stays; everything else is as the other one left it.
      setValues({ ...valuesOf(now.attendee), ...pick(values, differences(values, valuesOf(seen))) });
      setSeen(now.attendee);
    },
  });
  const overtaken = save.error instanceof Problem && save.error.code === 'changed-meanwhile';
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const changed = differences(values, valuesOf(seen));
    if (Object.keys(changed).length === 0) onClose();
    else save.mutate(changed);
  };
  const set = (name: keyof Values, value: string) => {
    setValues((before) => ({ ...before, [name]: value }));
  };
  return (
    <form noValidate className={deskClasses.form} onSubmit={submit}>
      <h2>{t('desk.attendees.change')}</h2>
      {overtaken && (
        <div role="alert">
          <Notice tone="alarm" title={t('desk.attendees.meanwhile')} />
        </div>
      )}
      <PersonFields values={values} set={set} codeOf={(name) => fieldCodeOf(save.error, `#/${name}`)} />
      <InputBase
        component="select"
        pointer
        label={t('desk.attendees.ticketType')}
        value={values.ticketType}
        onChange={(chosen) => {
          set('ticketType', chosen.currentTarget.value);
        }}
      >
        {detail.asked.ticketTypes.map((type) => (
          <option key={type.code} value={type.code}>
            {local(type.name)}
          </option>
        ))}
      </InputBase>
      {!overtaken && <FailureNotice error={save.error} />}
      <div className={deskClasses.actions}>
        <Button type="submit" loading={save.isPending}>
          {t('desk.attendees.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('desk.attendees.giveUp')}
        </Button>
      </div>
    </form>
  );
}

function pick(values: Values, names: Record<string, unknown>): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in names));
}
