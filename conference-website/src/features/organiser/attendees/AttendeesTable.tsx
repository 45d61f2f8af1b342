import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { TagList } from '../remarks/TagList';
import type { Asked, Attendee, AttendeesFound, OrganiserEvent } from '../types';
import classes from './attendees.module.css';
import { answerColumn, answerText, columns, fullName, usualColumns, type Column, type View } from './view';

interface AttendeesTableProps {
  slug: string;
  view: View;
  found: AttendeesFound;
  event: OrganiserEvent;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
}

/** A row for each; on a narrow screen a card, in which each value is named. */
export function AttendeesTable({ slug, view, found, event, chosen, onChosen }: AttendeesTableProps) {
  const { t } = useTranslation();
  const shown = useColumns(view.columns ?? usualColumns, found.asked, event.timeZone);
  const selectable = event.permissions.includes('change-attendees');
  const all = found.attendees.every((one) => chosen.has(one.reference));
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {selectable && (
              <td>
                <input
                  type="checkbox"
                  aria-label={t('desk.attendees.selectAll')}
                  checked={all}
                  onChange={() => {
                    onChosen(new Set(all ? [] : found.attendees.map((one) => one.reference)));
                  }}
                />
              </td>
            )}
            <th scope="col">{t('desk.attendees.column.name')}</th>
            {shown.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.attendees.map((attendee) => (
            <tr key={attendee.reference} data-state={attendee.state}>
              {selectable && (
                <td className={classes.check}>
                  <input
                    type="checkbox"
                    aria-label={t('desk.attendees.select', { name: fullName(attendee) })}
                    checked={chosen.has(attendee.reference)}
                    onChange={(change) => {
                      const next = new Set(chosen);
                      if (change.currentTarget.checked) next.add(attendee.reference);
                      else next.delete(attendee.reference);
                      onChosen(next);
                    }}
                  />
                </td>
              )}
              <th scope="row">
                <Link
                  to="/organiser/events/$slug/attendees/$reference"
                  params={{ slug, reference: attendee.reference }}
                >
                  <bdi>{fullName(attendee)}</bdi>
                </Link>
                {attendee.tags && attendee.tags.length > 0 && <TagList tags={attendee.tags} />}
              </th>
              {shown.map(({ key, label, value }) => (
                <td key={key} data-label={label}>
                  {value(attendee)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Shown {
  key: string;
  label: string;
  value: (attendee: Attendee) => ReactNode;
}

function useColumns(wanted: string[], asked: Asked, timeZone: string): Shown[] {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const words = { yes: t('desk.attendees.yes'), no: t('desk.attendees.no') };
  const value: Record<Column, (attendee: Attendee) => ReactNode> = {
    email: ({ email }) => <bdi>{email}</bdi>,
    organisation: ({ organisation }) => <bdi>{organisation}</bdi>,
    ticketType: ({ ticketType }) => {
      const type = asked.ticketTypes.find((one) => one.code === ticketType);
      return type ? local(type.name) : ticketType;
    },
    state: ({ state }) => (
      <span className={classes.state} data-state={state}>
        {t(`desk.attendees.states.${state}`)}
      </span>
    ),
    registeredAt: ({ registeredAt }) => formatInstant(registeredAt, language, timeZone),
    reference: ({ reference }) => <code>{reference}</code>,
  };
  const known = columns
    .filter((column) => wanted.includes(column))
    .map((column) => ({ key: column, label: t(`desk.attendees.column.${column}`), value: value[column] }));
  const answers = asked.questions
    .filter(({ code }) => wanted.includes(answerColumn(code)))
    .map(({ code, label }) => ({
      key: answerColumn(code),
      label: local(label),
      value: (attendee: Attendee) => <bdi>{answerText(asked, code, attendee.answers, local, words)}</bdi>,
    }));
  return [...known, ...answers];
}
