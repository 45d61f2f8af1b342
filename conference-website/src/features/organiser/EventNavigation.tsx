import { Link } from '@tanstack/react-router';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './desk.module.css';
import { eventPages } from './event-pages';
import type { OrganiserEvent } from './types';

/** The way from one page about an event to the others. */
export function EventNavigation({ event }: { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  return (
    <nav className={classes.eventNav} aria-label={t('desk.eventNav')}>
      <strong>{local(event.title)}</strong>
      <ul>
        <li>
          <Link
            to="/organiser/events/$slug/{-$page}"
            params={{ slug: event.slug, page: undefined }}
            activeOptions={{ exact: true }}
          >
            {t('desk.overview')}
          </Link>
        </li>
        {eventPages
          .filter(({ needs }) => event.permissions.includes(needs))
          .map(({ page, label }) => (
            <li key={page}>
              <Link
                to="/organiser/events/$slug/{-$page}"
                params={{ slug: event.slug, page }}
                activeOptions={{ includeSearch: false }}
              >
                {t(label)}
              </Link>
            </li>
          ))}
        {event.state === 'published' && (
          <li>
            <Link to="/events/$slug" params={{ slug: event.slug }}>
              {t('desk.home.publicPage')}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
