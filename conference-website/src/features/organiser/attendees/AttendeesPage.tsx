import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { duplicatesQuery } from '../duplicates/queries';
import type { AttendeesFound, OrganiserEvent } from '../types';
import { SavedViews } from '../views/SavedViews';
import classes from './attendees.module.css';
import { AttendeesTable } from './AttendeesTable';
import { BulkActions } from './BulkActions';
import { Filters } from './Filters';
import { Pages } from './Pages';
import { attendeesQuery } from './queries';
import { isNarrowed, type View } from './view';

interface AttendeesPageProps {
  slug: string;
  view: View;
  onView: (view: View, kept: 'push' | 'replace') => void;
}

/** Everybody who signed up for an event: searched, filtered, sorted, chosen from. */
export function AttendeesPage(props: AttendeesPageProps) {
  return (
    <EventDesk slug={props.slug} needs="see-attendees" wide>
      {(event) => <Attendees {...props} event={event} />}
    </EventDesk>
  );
}

function Attendees({ slug, view, onView, event }: AttendeesPageProps & { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { data: found, error, refetch } = useQuery(attendeesQuery(slug, view));
  // Whoever looks for them has everybody compared, as the page of the duplicates does.
  const { data: compared } = useQuery({ ...duplicatesQuery(slug, {}), enabled: view.suspected === true });
  const comparing = view.suspected === true && compared?.complete !== true;
  return (
    <>
      <header>
        <PageTitle className={deskClasses.title}>{t('desk.attendees.title')}</PageTitle>
        <p className={deskClasses.lead}>{t('desk.attendees.of', { event: local(event.title) })}</p>
      </header>
      <div className={deskClasses.actions}>
        {event.permissions.includes('change-attendees') && event.state === 'published' && (
          <LinkButton to="/organiser/events/$slug/{-$page}" params={{ slug, page: 'register' }}>
            {t('desk.attendees.register')}
          </LinkButton>
        )}
        {event.permissions.includes('import-attendees') && event.state === 'published' && (
          <LinkButton to="/organiser/events/$slug/{-$page}" params={{ slug, page: 'imports' }} variant="default">
            {t('desk.imports.start')}
          </LinkButton>
        )}
        {event.permissions.includes('announce') && (
          <LinkButton
            to="/organiser/events/$slug/{-$page}"
            params={{ slug, page: 'mail' }}
            search={{ ...view, page: undefined } as never}
            variant="default"
          >
            {t('desk.announce.these')}
          </LinkButton>
        )}
      </div>
      <SavedViews slug={slug} view={view} mayChange={event.permissions.includes('change-attendees')} />
      <Filters view={view} asked={found?.asked} tags={found?.tags ?? []} onView={onView} />
      {found ? (
        <Results slug={slug} view={view} onView={onView} found={found} event={event} comparing={comparing} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={t('site.loading')}>
          <Skeleton height="20rem" />
        </div>
      )}
    </>
  );
}

function Results({
  slug,
  view,
  onView,
  found,
  event,
  comparing,
}: AttendeesPageProps & { found: AttendeesFound; event: OrganiserEvent; comparing: boolean }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = found.attendees.filter((one) => chosen.has(one.reference));
  return (
    <section className={classes.results} aria-label={t('desk.attendees.title')}>
      <p role="status" className={classes.count}>
        {t('desk.attendees.count', { total: found.total })}
        {!found.complete && ` ${t('desk.attendees.gathering')}`}
        {comparing && ` ${t('desk.attendees.comparing')}`}
      </p>
      {event.permissions.includes('change-attendees') && (
        <BulkActions
          slug={slug}
          selected={selected}
          asked={found.asked}
          tags={found.tags}
          mayApprove={event.permissions.includes('approve-attendees')}
          onDone={() => {
            setChosen(new Set());
          }}
        />
      )}
      {found.attendees.length === 0 ? (
        <div className={classes.none}>
          <p>{isNarrowed(view) ? t('desk.attendees.none') : t('desk.attendees.noneYet')}</p>
          {isNarrowed(view) && <p>{t('desk.attendees.noneHelp')}</p>}
        </div>
      ) : (
        <AttendeesTable slug={slug} view={view} found={found} event={event} chosen={chosen} onChosen={setChosen} />
      )}
      <Pages
        found={found}
        onPage={(page) => {
          onView({ ...view, page }, 'push');
        }}
      />
    </section>
  );
}
