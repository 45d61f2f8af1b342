import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import attendeeClasses from '../attendees/attendees.module.css';
import { answerText, fullName } from '../attendees/view';
import { FailureNotice } from '../FailureNotice';
import { ask } from '../queries';
import type { Asked, Attendee, OrganiserEvent } from '../types';
import classes from './duplicates.module.css';
import { MergeDialog } from './MergeDialog';
import { duplicatesPath, type Pair } from './queries';

interface PairCardProps {
  slug: string;
  pair: Pair;
  asked: Asked;
  event: OrganiserEvent;
  /** Whether they were put aside as different people. */
  different: boolean;
}

/** Two registrations side by side, with what speaks for one person. */
export function PairCard({ slug, pair, asked, event, different }: PairCardProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const titleId = useId();
  const [staying, setStaying] = useState<Attendee>();
  const [one, other] = pair.attendees;
  const names = t('desk.duplicates.pair', { one: fullName(one), other: fullName(other) });
  const done = async (message: string) => {
    announce(message);
    await Promise.all(
      ['duplicates', 'attendees', 'attendee'].map((what) =>
        client.invalidateQueries({ queryKey: ['organiser', what, slug] }),
      ),
    );
  };
  const settle = useMutation({
    mutationFn: () =>
      ask('POST', `${duplicatesPath(slug)}/decisions`, {
        references: [one.reference, other.reference],
        different: !different,
      }),
    onSuccess: () => done(t(different ? 'desk.duplicates.reopened' : 'desk.duplicates.settled')),
  });
  const mayChange = event.permissions.includes('change-attendees');
  return (
    <article className={classes.pair} aria-labelledby={titleId}>
      <header>
        <h2 id={titleId} className={classes.names}>
          <bdi>{names}</bdi>
        </h2>
        <p className={classes.why}>
          <span className={attendeeClasses.state} data-likely={pair.likely ? '' : undefined}>
            {t(pair.likely ? 'desk.duplicates.likely' : 'desk.duplicates.possible')}
          </span>{' '}
          {t('desk.duplicates.because', {
            reasons: pair.reasons.map((reason) => t(`desk.duplicates.reason.${reason}`)).join('; '),
          })}
        </p>
      </header>
      <SideBySide slug={slug} pair={pair} asked={asked} event={event} />
      {mayChange && (
        <>
          <FailureNotice error={settle.error} />
          <div className={classes.decide}>
            {!different &&
              pair.attendees.map((attendee) => {
                const keep = t(attendee === one ? 'desk.duplicates.keepFirst' : 'desk.duplicates.keepSecond');
                return (
                  <Button
                    key={attendee.reference}
                    variant="default"
                    aria-label={`${keep}: ${fullName(attendee)}, ${attendee.reference}`}
                    onClick={() => {
                      setStaying(attendee);
                    }}
                  >
                    {keep}
                  </Button>
                );
              })}
            <Button
              variant="default"
              aria-label={`${t(different ? 'desk.duplicates.reopen' : 'desk.duplicates.putAside')}: ${names}`}
              loading={settle.isPending}
              onClick={() => {
                settle.mutate();
              }}
            >
              {t(different ? 'desk.duplicates.reopen' : 'desk.duplicates.putAside')}
            </Button>
          </div>
          {staying && (
            <MergeDialog
              slug={slug}
              asked={asked}
              stays={staying}
              ends={staying === one ? other : one}
              onClose={() => {
                setStaying(undefined);
              }}
              onMerged={() => {
                setStaying(undefined);
                void done(t('desk.duplicates.merged', { name: fullName(staying) }));
              }}
            />
          )}
        </>
      )}
    </article>
  );
}

function SideBySide({ slug, pair, asked, event }: Omit<PairCardProps, 'different'>) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const words = { yes: t('desk.attendees.yes'), no: t('desk.attendees.no') };
  const typeOf = (code: string) => {
    const type = asked.ticketTypes.find((one) => one.code === code);
    return type ? local(type.name) : code;
  };
  const rows: { label: string; of: (attendee: Attendee) => string }[] = [
    { label: t('desk.attendees.column.name'), of: fullName },
    { label: t('desk.attendees.column.email'), of: ({ email }) => email },
    { label: t('desk.attendees.column.organisation'), of: ({ organisation }) => organisation ?? '–' },
    { label: t('desk.attendees.column.ticketType'), of: ({ ticketType }) => typeOf(ticketType) },
    { label: t('desk.attendees.column.state'), of: ({ state }) => t(`desk.attendees.states.${state}`) },
    {
      label: t('desk.attendees.column.registeredAt'),
      of: ({ registeredAt }) => formatInstant(registeredAt, language, event.timeZone),
    },
    ...asked.questions
      .map(({ code, label }) => ({
        label: local(label),
        of: ({ answers }: Attendee) => answerText(asked, code, answers, local, words) || '–',
      }))
      // What neither was asked or answered only takes room.
      .filter((row) => pair.attendees.some((attendee) => row.of(attendee) !== '–')),
  ];
  return (
    <table className={classes.sides}>
      <thead>
        <tr>
          <td />
          {pair.attendees.map(({ reference }) => (
            <th key={reference} scope="col">
              <Link to="/organiser/events/$slug/attendees/$reference" params={{ slug, reference }}>
                {reference}
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, of }) => {
          const [one, other] = pair.attendees.map(of);
          return (
            <tr key={label} data-differs={one === other ? undefined : ''}>
              <th scope="row">{label}</th>
              <td>
                <bdi>{one}</bdi>
              </td>
              <td>
                <bdi>{other}</bdi>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
