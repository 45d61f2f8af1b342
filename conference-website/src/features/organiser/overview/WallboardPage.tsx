import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { PageTitle } from '@/shared/ui/PageTitle';
import { EventDesk } from '../EventDesk';
import type { OrganiserEvent } from '../types';
import classes from './overview.module.css';
import { overviewQuery, totalOf } from './queries';

/** For a screen in the hall: what can be read from the other end of it, and no person. */
export function WallboardPage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="see-event" wide bare>
      {(event) => <Board event={event} />}
    </EventDesk>
  );
}

function Board({ event }: { event: OrganiserEvent }) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const { data, error, refetch } = useQuery(overviewQuery(event.slug));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : null;
  const waiting = totalOf(data, 'waiting');
  return (
    <div className={classes.board}>
      <PageTitle className={classes.boardTitle}>{local(event.title)}</PageTitle>
      <ul>
        {data.pools.map(({ code, name, capacity, taken }) => (
          <li key={code}>
            <span>{local(name)}</span>
            <strong>{Math.max(0, capacity - taken).toLocaleString(language)}</strong>
            <span>{t('desk.numbers.left', { left: Math.max(0, capacity - taken) })}</span>
            <progress
              className={classes.bar}
              value={taken}
              max={Math.max(capacity, 1)}
              aria-label={t('desk.numbers.taken', { taken, capacity })}
            />
          </li>
        ))}
        {waiting > 0 && (
          <li>
            <span>{t('desk.numbers.line')}</span>
            <strong>{waiting.toLocaleString(language)}</strong>
            <span>{t('desk.attendees.states.waiting')}</span>
          </li>
        )}
      </ul>
      <p>
        {t('desk.numbers.asOf', { time: formatInstant(data.at, language, data.timeZone) })}{' '}
        {error && <strong>{t('desk.numbers.stale')}</strong>}
      </p>
      <p className={classes.boardBack}>
        <LinkButton
          to="/organiser/events/$slug/{-$page}"
          params={{ slug: event.slug, page: undefined }}
          variant="default"
        >
          {t('desk.overview')}
        </LinkButton>
      </p>
    </div>
  );
}
