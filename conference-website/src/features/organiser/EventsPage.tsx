import { Link } from '@tanstack/react-router';
import { useLocalized } from '@/shared/i18n/localized';
import { formatDays } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Desk } from './Desk';
import classes from './desk.module.css';
import { eventPages } from './event-pages';
import { ExportButton } from './ExportButton';
import type { OrganiserEvent, OrganiserSession } from './types';

/** Every event somebody has a role for, whatever its state. */
export function EventsPage() {
  return <Desk>{(session) => <Events session={session} />}</Desk>;
}

function Events({ session }: { session: OrganiserSession }) {
  const { t } = useTranslation();
  return (
    <>
      <header className={classes.head}>
        <PageTitle className={classes.title}>{t('desk.home.title')}</PageTitle>
        {session.ownsAll && (
          <LinkButton to="/organiser/events/$slug/{-$page}" params={{ slug: 'new', page: undefined }}>
            {t('desk.setup.make')}
          </LinkButton>
        )}
      </header>
      {session.events.length === 0 ? (
        <p>{session.ownsAll ? t('desk.home.emptyOwner') : t('desk.home.empty')}</p>
      ) : (
        <ul className={classes.cards}>
          {session.events.map((event) => (
            <EventCard key={event.slug} event={event} />
          ))}
        </ul>
      )}
    </>
  );
}

function EventCard({ event }: { event: OrganiserEvent }) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  return (
    <li className={classes.card}>
      <span className={classes.state} data-state={event.state}>
        {t(`desk.home.${event.state}`)}
      </span>
      <h2>
        <Link to="/organiser/events/$slug/{-$page}" params={{ slug: event.slug, page: undefined }}>
          {local(event.title)}
        </Link>
      </h2>
      <p>{formatDays(event.startsAt, event.endsAt, language, event.timeZone)}</p>
      <p>{t('desk.home.role', { role: t(`desk.role.${event.role}`) })}</p>
      <div className={classes.actions}>
        <LinkButton
          to="/organiser/events/$slug/{-$page}"
          params={{ slug: event.slug, page: undefined }}
          variant="default"
        >
          {t('desk.overview')}
        </LinkButton>
        {eventPages
          .filter(({ page, needs }) => page !== 'duplicates' && event.permissions.includes(needs))
          .map(({ page, label }) => (
            <LinkButton
              key={page}
              to="/organiser/events/$slug/{-$page}"
              params={{ slug: event.slug, page }}
              variant="default"
            >
              {t(label)}
            </LinkButton>
          ))}
        {event.permissions.includes('export-attendees') && <ExportButton event={event} />}
        {event.state === 'published' && (
          <LinkButton to="/events/$slug" params={{ slug: event.slug }} variant="default">
            {t('desk.home.publicPage')}
          </LinkButton>
        )}
      </div>
    </li>
  );
}
