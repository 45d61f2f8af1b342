import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import attendeeClasses from '../attendees/attendees.module.css';
import { Pages } from '../attendees/Pages';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import type { OrganiserEvent } from '../types';
import classes from './duplicates.module.css';
import { PairCard } from './PairCard';
import { duplicatesQuery, type PairsView } from './queries';

interface DuplicatesPageProps {
  slug: string;
  view: PairsView;
  onView: (view: PairsView) => void;
}

/** Registrations that may be of one person: side by side, to be merged or put aside. */
export function DuplicatesPage(props: DuplicatesPageProps) {
  return (
    <EventDesk slug={props.slug} needs="see-attendees">
      {(event) => <Duplicates {...props} event={event} />}
    </EventDesk>
  );
}

function Duplicates({ slug, view, onView, event }: DuplicatesPageProps & { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { data: found, error, refetch } = useQuery(duplicatesQuery(slug, view));
  const different = view.different === true;
  return (
    <>
      <header>
        <PageTitle className={deskClasses.title}>{t('desk.duplicates.title')}</PageTitle>
        <p className={deskClasses.lead}>{t('desk.duplicates.lead', { event: local(event.title) })}</p>
      </header>
      <div className={classes.which} role="group" aria-label={t('desk.duplicates.which')}>
        {[false, true].map((aside) => (
          <Button
            key={String(aside)}
            variant={aside === different ? 'light' : 'default'}
            aria-pressed={aside === different}
            onClick={() => {
              onView(aside ? { different: true } : {});
            }}
          >
            {t(aside ? 'desk.duplicates.different' : 'desk.duplicates.open')}
          </Button>
        ))}
      </div>
      {found ? (
        <section className={attendeeClasses.results} aria-label={t('desk.duplicates.title')}>
          <p role="status" className={attendeeClasses.count}>
            {t('desk.duplicates.count', { total: found.total })}
            {!found.complete && ` ${t('desk.duplicates.comparing')}`}
          </p>
          {found.pairs.length === 0 && found.complete && (
            <div className={attendeeClasses.none}>
              <p>{t(different ? 'desk.duplicates.noneDifferent' : 'desk.duplicates.none')}</p>
            </div>
          )}
          {found.pairs.map((pair) => (
            <PairCard
              key={pair.attendees.map((one) => one.reference).join(' ')}
              slug={slug}
              pair={pair}
              asked={found.asked}
              event={event}
              different={different}
            />
          ))}
          <Pages
            found={found}
            onPage={(page) => {
              onView({ ...view, page });
            }}
          />
        </section>
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
