import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { ConfirmedButton } from '../ConfirmedButton';
import deskClasses from '../desk.module.css';
import { ask } from '../queries';
import type { OrganiserEvent } from '../types';
import classes from './announcements.module.css';
import { filled } from './placeholders';
import { announcementsPath, announcementsQuery, isPlanned, type Announcement } from './queries';

interface SentAnnouncementsProps {
  slug: string;
  event: OrganiserEvent;
}

/** What was written to many so far, and how far each has got. */
export function SentAnnouncements({ slug, event }: SentAnnouncementsProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(announcementsQuery(slug));
  return (
    <section className={deskClasses.section} aria-labelledby="sent">
      <h2 id="sent">{t('desk.announce.list')}</h2>
      {data === undefined && error && <Failure error={error} retry={() => void refetch()} />}
      {data?.length === 0 && <p>{t('desk.announce.none')}</p>}
      <ul className={deskClasses.rows}>
        {data?.map((one) => (
          <Sent key={one.id} slug={slug} one={one} event={event} />
        ))}
      </ul>
    </section>
  );
}

function Sent({ slug, one, event }: SentAnnouncementsProps & { one: Announcement }) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const client = useQueryClient();
  const done = one.recipients - one.waiting;
  const planned = isPlanned(one);
  return (
    <li>
      <div className={deskClasses.who}>
        <span className={deskClasses.name} dir="auto">
          {filled(local(one.subject), { event: local(event.title) })}
        </span>
        <p>
          {formatInstant(one.writtenAt, language, event.timeZone)},{' '}
          {one.name === undefined
            ? t('desk.attendees.by.someone')
            : t('desk.attendees.by.organiser', { name: one.name })}
        </p>
        <details>
          <summary>{t('desk.announce.read')}</summary>
          <p className={classes.text} dir="auto">
            {local(one.body)}
          </p>
        </details>
        {one.waiting > 0 && (
          <progress
            className={classes.progress}
            value={done}
            max={one.recipients}
            aria-label={t('desk.announce.progress', { done, total: one.recipients })}
          />
        )}
        {one.dueAt !== undefined && (
          <p>
            {t(planned ? 'desk.announce.goesOut' : 'desk.announce.wasPlanned', {
              date: formatInstant(one.dueAt, language, event.timeZone),
            })}
          </p>
        )}
        <p>
          {!planned &&
            (one.dueAt === undefined || one.begunAt !== undefined) &&
            t('desk.announce.counts', { sent: one.sent, total: one.recipients })}
          {one.waiting > 0 && ` ${t('desk.announce.waiting', { count: one.waiting })}`}
          {one.failed > 0 && ` ${t('desk.announce.failed', { count: one.failed })}`}
          {one.stoppedAt !== undefined && ` ${t('desk.announce.stopped')}`}
        </p>
      </div>
      {(one.waiting > 0 || planned) && (
        <ConfirmedButton
          label={t('desk.announce.stop')}
          title={t('desk.announce.stopTitle')}
          confirm={t('desk.announce.stopConfirm')}
          refuse={t('desk.announce.goOn')}
          action={() => ask('POST', `${announcementsPath(slug)}/${one.id}/stop`, {})}
          onDone={() => {
            announce(t('desk.announce.stopped'));
            void client.invalidateQueries({ queryKey: ['organiser', 'announcements', slug] });
          }}
        >
          <p>{planned ? t('desk.announce.stopPlanned') : t('desk.announce.stopText', { count: one.waiting })}</p>
        </ConfirmedButton>
      )}
    </li>
  );
}
