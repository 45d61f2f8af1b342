import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Dialog } from '@/shared/ui/Dialog';
import { ask } from '../queries';
import { tagAttendee } from '../remarks/queries';
import type { Asked, Attendee } from '../types';
import { useFailureWords } from '../words';
import classes from './attendees.module.css';
import { TagChoice, TypeChoice } from './BulkChoices';
import { attendeePath, steer } from './queries';
import { fullName } from './view';

interface BulkActionsProps {
  slug: string;
  selected: Attendee[];
  asked: Asked;
  /** Those that attendees have. */
  tags: string[];
  /** Whether they may say yes to requests. */
  mayApprove: boolean;
  onDone: () => void;
}

/** Each takes what was chosen for all of them: a tag, or the code of a ticket type. */
const actions = {
  approve: (slug: string, { reference, revision }: Attendee) =>
    steer('POST', `${attendeePath(slug, reference)}/approval`, revision),
  cancel: (slug: string, { reference, revision }: Attendee) =>
    steer('POST', `${attendeePath(slug, reference)}/cancellation`, revision),
  mail: (slug: string, { reference }: Attendee) => ask('POST', `${attendeePath(slug, reference)}/link-mail`),
  tag: (slug: string, { reference }: Attendee, tag: string) => tagAttendee(slug, reference, { add: [tag] }),
  move: (slug: string, { reference, revision }: Attendee, ticketType: string) =>
    steer('PATCH', attendeePath(slug, reference), revision, { ticketType }),
} as const;
type Action = keyof typeof actions;
const inOrder = ['approve', 'mail', 'tag', 'move', 'cancel'] as const;
const choosing: readonly Action[] = ['tag', 'move'];

interface Progress {
  count: number;
  done: number;
  failed: { name: string; why: string }[];
}

/** The same for everybody who was chosen, one after the other: what happens is shown first, and what went wrong after. */
export function BulkActions({ slug, selected, asked, tags, mayApprove, onDone }: BulkActionsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useFailureWords();
  const [asking, setAsking] = useState<Action>();
  const [choice, setChoice] = useState('');
  const [progress, setProgress] = useState<Progress>();
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  const concernedBy = (action: Action) =>
    action === 'approve'
      ? // Whoever asked first gets a place first.
        selected
          .filter(({ state }) => state === 'requested')
          .toSorted((one, other) => one.registeredAt.localeCompare(other.registeredAt))
      : selected.filter(({ state }) => state !== 'cancelled');
  const concerned = asking ? concernedBy(asking) : [];

  const run = async (action: Action) => {
    setRunning(true);
    stopped.current = false;
    const failed: Progress['failed'] = [];
    let done = 0;
    for (const attendee of concerned) {
      // Changed by the button while this waits.
      if (stopped.current as boolean) break;
      try {
        await actions[action](slug, attendee, choice);
        done++;
      } catch (error) {
        failed.push({ name: fullName(attendee), why: words(error) });
      }
      setProgress({ count: concerned.length, done, failed });
    }
    setRunning(false);
    setAsking(undefined);
    // Before the list is asked for again: who chooses others meanwhile keeps them.
    onDone();
    announce(t('desk.attendees.bulk.done', { count: done }));
    await client.invalidateQueries({ queryKey: ['organiser', 'attendees', slug] });
  };

  // Whoever stops it half-way has it stop before the next one.
  const close = () => {
    stopped.current = true;
    if (!running) setAsking(undefined);
  };

  return (
    <div className={classes.bulk}>
      {selected.length > 0 && (
        <>
          <span>{t('desk.attendees.selected', { count: selected.length })}</span>
          {inOrder
            .filter((action) => action !== 'approve' || (mayApprove && concernedBy(action).length > 0))
            .map((action) => (
              <Button
                key={action}
                variant="default"
                disabled={concernedBy(action).length === 0}
                onClick={() => {
                  setProgress(undefined);
                  setChoice('');
                  setAsking(action);
                }}
              >
                {t(`desk.attendees.bulk.${action}`)}
              </Button>
            ))}
        </>
      )}
      {progress && !running && progress.failed.length > 0 && (
        <div role="alert" className={classes.failed}>
          <p>{t('desk.attendees.bulk.failed', { count: progress.failed.length })}</p>
          <ul>
            {progress.failed.map(({ name, why }) => (
              <li key={name}>
                <bdi>{name}</bdi>: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
      {asking && (
        <Dialog
          open
          title={t(`desk.attendees.bulk.${asking}Title`, { count: concerned.length })}
          onClose={close}
          text={<Concerned asking={asking} concerned={concerned} others={selected.length - concerned.length} />}
        >
          {asking === 'tag' && <TagChoice tags={tags} tag={choice} onTag={setChoice} />}
          {asking === 'move' && <TypeChoice types={asked.ticketTypes} type={choice} onType={setChoice} />}
          {running && progress && (
            <p role="status">{t('desk.attendees.bulk.progress', { done: progress.done, count: progress.count })}</p>
          )}
          <div className={classes.decide}>
            <Button variant="default" onClick={close}>
              {running ? t('desk.attendees.bulk.stop') : t('desk.attendees.bulk.keep')}
            </Button>
            <Button
              loading={running}
              disabled={choosing.includes(asking) && choice.trim() === ''}
              onClick={() => void run(asking)}
            >
              {t(`desk.attendees.bulk.${asking}Confirm`)}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

interface ConcernedProps {
  asking: Action;
  concerned: Attendee[];
  /** How many were chosen whom it does not concern any more. */
  others: number;
}

function Concerned({ asking, concerned, others }: ConcernedProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(`desk.attendees.bulk.${asking}Text`)}</p>
      {others > 0 && (
        <p>
          {t(asking === 'approve' ? 'desk.attendees.bulk.noRequests' : 'desk.attendees.bulk.already', {
            count: others,
          })}
        </p>
      )}
      <ul className={classes.names}>
        {concerned.map((one) => (
          <li key={one.reference}>
            <bdi>{fullName(one)}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
