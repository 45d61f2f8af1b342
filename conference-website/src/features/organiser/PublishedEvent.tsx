import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { eventQuery } from '@/features/catalogue/queries';
import { Problem } from '@/shared/api/problems';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { Message } from '@/shared/ui/Message';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import deskClasses from './desk.module.css';

interface PublishedEventProps {
  slug: string;
  title: string;
  lead: string;
  children: (event: Event) => ReactNode;
}

/** A page on which people are registered, which needs an event that they can be told of: as the public sees it. */
export function PublishedEvent({ slug, title, lead, children }: PublishedEventProps) {
  const { t } = useTranslation();
  const { data: event, error, refetch } = useQuery(eventQuery(slug));
  const back = (
    <Link to="/organiser/events/$slug/{-$page}" params={{ slug, page: 'attendees' }}>
      {t('desk.attendees.back')}
    </Link>
  );
  if (error instanceof Problem && error.status === 404) {
    return (
      <Message title={t('desk.byHand.unpublished')} actions={back}>
        <p>{t('desk.byHand.unpublishedHelp')}</p>
      </Message>
    );
  }
  return (
    <>
      <p>{back}</p>
      <header>
        <PageTitle className={deskClasses.title}>{title}</PageTitle>
        <p className={deskClasses.lead}>{lead}</p>
      </header>
      {event ? (
        children(event)
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
