import { Link } from '@tanstack/react-router';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './desk.module.css';
import type { OrganiserEvent, Permission } from './types';

/** The pages about an event, in the order in which they are needed, with what a role has to allow for each. */
const pages = [
  { to: '/organiser/events/$slug/attendees', needs: 'see-attendees', label: 'desk.attendees.title' },
  { to: '/organiser/events/$slug/duplicates', needs: 'see-attendees', label: 'desk.duplicates.title' },
  { to: '/organiser/events/$slug/file', needs: 'change-event', label: 'desk.setup.edit' },
  { to: '/organiser/events/$slug/team', needs: 'see-team', label: 'desk.home.team' },
] as const satisfies readonly { to: string; needs: Permission; label: string }[];

/** The way from one page about an event to the others. */
export function EventNavigation({ event }: { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  return (
    <nav className={classes.eventNav} aria-label={t('desk.eventNav')}>
      <strong>{local(event.title)}</strong>
      <ul>
        {pages
          .filter(({ needs }) => event.permissions.includes(needs))
          .map(({ to, label }) => (
            <li key={to}>
              <Link to={to} params={{ slug: event.slug }} activeOptions={{ includeSearch: false }}>
                {t(label)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
