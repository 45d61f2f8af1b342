import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { EventSummary } from '@/shared/api/types';
import { dateLeaf, formatDays } from '@/shared/i18n/dates';
import { InLanguage } from '@/shared/i18n/localized';
import { PageTitle } from '@/shared/ui/PageTitle';
import classes from './EventList.module.css';

export function EventList({ events }: { events: EventSummary[] }) {
  const { t } = useTranslation();
  const empty = events.length === 0;
  return (
    <>
      <header className={classes.head}>
        <PageTitle className={classes.title}>{empty ? t('events.empty.title') : t('events.title')}</PageTitle>
        <p className={classes.lead}>{empty ? t('events.empty.text') : t('events.lead')}</p>
      </header>
      <ul className={classes.list}>
        {events.map((event) => (
          <EventCard key={event.slug} event={event} />
        ))}
      </ul>
    </>
  );
}

function EventCard({ event }: { event: EventSummary }) {
  const { t, language } = useTranslation();
  const leaf = dateLeaf(event.startsAt, language, event.timeZone);
  return (
    <li className={classes.card}>
      <div className={classes.leaf} aria-hidden="true">
        <span className={classes.month}>{leaf.month}</span>
        <span className={classes.day}>{leaf.day}</span>
      </div>
      <div className={classes.body}>
        <h2 className={classes.name}>
          <Link to="/events/$slug" params={{ slug: event.slug }} preload="intent" className={classes.link}>
            <InLanguage text={event.title} />
          </Link>
        </h2>
        <p className={classes.facts}>
          {formatDays(event.startsAt, event.endsAt, language, event.timeZone)}
          <span aria-hidden="true"> · </span>
          <InLanguage text={event.venue.name} />
          {', '}
          <span dir="auto">{event.venue.city}</span>
        </p>
        <p className={classes.summary}>
          <InLanguage text={event.summary} />
        </p>
        <span className={classes.more} aria-hidden="true">
          {t('events.view')}
        </span>
      </div>
    </li>
  );
}
