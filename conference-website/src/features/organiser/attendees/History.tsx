import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import deskClasses from '../desk.module.css';
import type { AttendeeMail, HistoryEntry } from '../types';
import classes from './attendees.module.css';

export const knownActions = [
  'registered',
  'registered-over-capacity',
  'imported',
  'exported',
  'requested',
  'approved',
  'approved-over-capacity',
  'approved-to-line',
  'rejected',
  'request-withdrawn',
  'promoted',
  'promoted-over-capacity',
  'waiting-list-joined',
  'changed',
  'email-changed',
  'cancelled',
  'waiting-list-left',
  'offer-declined',
  'offer-expired',
  'offer-accepted',
  'place-offered',
  'place-confirmed',
  'link-requested',
  'consent-withdrawn',
  'consent-renewed',
  'merged',
  'merged-away',
  'restored',
  'noted',
  'note-removed',
  'tagged',
] as const;

const fields = ['givenName', 'familyName', 'organisation', 'answers', 'email', 'ticketType'] as const;

const mailKinds = [
  'announcement',
  'registration-confirmed',
  'registered-by-hand',
  'already-registered',
  'link-requested',
  'email-changed',
  'email-changed-notice',
  'registration-changed',
  'registration-cancelled',
  'registration-merged',
  'waiting-list-joined',
  'place-offered',
  'place-confirmed',
  'place-given',
  'registration-requested',
  'registration-approved',
  'registration-rejected',
  'request-withdrawn',
  'waiting-list-left',
  'offer-declined',
  'offer-expired',
] as const;

/** What the service does is written in its own words where the website has none yet. */
function known<T extends string>(all: readonly T[], one: string): T | 'other' {
  return all.find((name) => name === one) ?? 'other';
}

/** What was done, in words. */
export function useActionWords(): (entry: Pick<HistoryEntry, 'action' | 'fields'>) => string {
  const { t } = useTranslation();
  return ({ action, fields: names }) => {
    const named = names.map((name) => {
      const field = fields.find((one) => one === name);
      return field ? t(`desk.attendees.field.${field}`) : name;
    });
    return t(`desk.attendees.action.${known(knownActions, action)}`, { fields: named.join(', '), action });
  };
}

interface HistoryProps {
  entries: HistoryEntry[];
  timeZone: string;
  language: string;
}

export function History({ entries, timeZone, language }: HistoryProps) {
  const { t } = useTranslation();
  const words = useActionWords();
  return (
    <section className={deskClasses.section}>
      <h2>{t('desk.attendees.history')}</h2>
      <ol className={classes.history}>
        {entries.map((entry, index) => (
          <li key={`${entry.at} ${index}`}>
            <strong>{words(entry)}</strong>
            <p>
              {formatInstant(entry.at, language, timeZone)}, <By entry={entry} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whoever did it, in the middle of a sentence. */
export function By({ entry: { actor, name } }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  if (actor !== 'organiser') return t(`desk.attendees.by.${actor}`);
  return name ? t('desk.attendees.by.organiser', { name }) : t('desk.attendees.by.someone');
}

interface MailsProps {
  mails: AttendeeMail[];
  timeZone: string;
  language: string;
}

export function Mails({ mails, timeZone, language }: MailsProps) {
  const { t } = useTranslation();
  return (
    <section className={deskClasses.section}>
      <h2>{t('desk.attendees.mails')}</h2>
      {mails.length === 0 ? (
        <p>{t('desk.attendees.noMails')}</p>
      ) : (
        <ol className={classes.history}>
          {mails.map((mail, index) => (
            <li key={`${mail.at} ${index}`}>
              <strong>{t(`desk.attendees.mail.${known(mailKinds, mail.kind)}`)}</strong>
              <p>
                {formatInstant(mail.at, language, timeZone)},{' '}
                {t(`desk.attendees.mailState.${mail.state}`, { problem: mail.problem ?? '' })}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
