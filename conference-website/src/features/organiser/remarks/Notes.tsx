import { Button, InputBase } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useFieldMessage } from '@/features/registration/field-message';
import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { ConfirmedButton } from '../ConfirmedButton';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import { ask } from '../queries';
import type { AttendeeNote } from '../types';
import { fieldCodeOf } from '../words';
import { notePath, useRemarked } from './queries';
import classes from './remarks.module.css';

const longestNote = 2000;

interface NotesProps {
  slug: string;
  reference: string;
  notes: AttendeeNote[];
  timeZone: string;
  mayChange: boolean;
}

/** What organisers want each other to know about somebody. */
export function Notes({ slug, reference, notes, timeZone, mayChange }: NotesProps) {
  const { t, language } = useTranslation();
  const remarked = useRemarked(slug, reference);
  return (
    <section className={deskClasses.section}>
      <h2>{t('desk.remarks.notes')}</h2>
      {notes.length === 0 && <p>{t('desk.remarks.noNotes')}</p>}
      <ol className={classes.notes}>
        {notes.map(({ id, at, name, text }) => (
          <li key={id} className={classes.note}>
            <p className={classes.text} dir="auto">
              {text}
            </p>
            <p className={classes.by}>
              {formatInstant(at, language, timeZone)},{' '}
              {name ? t('desk.attendees.by.organiser', { name }) : t('desk.attendees.by.someone')}
            </p>
            {mayChange && (
              <ConfirmedButton
                label={t('desk.remarks.remove')}
                name={t('desk.remarks.removeNamed', { text: text.slice(0, 60) })}
                title={t('desk.remarks.removeTitle')}
                confirm={t('desk.remarks.removeConfirm')}
                refuse={t('desk.attendees.keep')}
                action={() => ask('DELETE', notePath(slug, reference, id))}
                onDone={() => {
                  announce(t('desk.remarks.removed'));
                  void remarked();
                }}
              >
                <p className={classes.text} dir="auto">
                  {text}
                </p>
              </ConfirmedButton>
            )}
          </li>
        ))}
      </ol>
      {mayChange && <NewNote slug={slug} reference={reference} onWritten={remarked} />}
    </section>
  );
}

interface NewNoteProps {
  slug: string;
  reference: string;
  onWritten: () => Promise<void>;
}

/** One that is sent again, as its answer got lost, has the same id: it is written once. */
function NewNote({ slug, reference, onWritten }: NewNoteProps) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const [text, setText] = useState('');
  const pending = useRef({ text: '', id: '' });
  const write = useMutation({
    mutationFn: () => {
      if (pending.current.text !== text) pending.current = { text, id: crypto.randomUUID() };
      return ask('PUT', notePath(slug, reference, pending.current.id), { text });
    },
    onSuccess: async () => {
      pending.current = { text: '', id: '' };
      setText('');
      await onWritten();
      announce(t('desk.remarks.written'));
    },
  });
  return (
    <form
      className={classes.write}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (text.trim() !== '') write.mutate();
      }}
    >
      <InputBase
        component="textarea"
        multiline
        rows={3}
        label={t('desk.remarks.newNote')}
        description={t('desk.remarks.noteHelp')}
        value={text}
        maxLength={longestNote}
        onChange={(changed) => {
          setText(changed.currentTarget.value);
        }}
        error={message(fieldCodeOf(write.error, '#/text'), { maxLength: longestNote })}
        dir="auto"
      />
      <FailureNotice error={write.error} />
      <div className={deskClasses.actions}>
        <Button type="submit" variant="default" loading={write.isPending}>
          {t('desk.remarks.write')}
        </Button>
      </div>
    </form>
  );
}
