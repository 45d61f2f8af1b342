import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { eventQuery } from '@/features/catalogue/queries';
import { Problem } from '@/shared/api/problems';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { Message } from '@/shared/ui/Message';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import type { OrganiserEvent } from '../types';
import { RegisterForm } from './RegisterForm';

/** Registers somebody who has asked by telephone, by mail, or at the desk. */
export function RegisterPage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="change-attendees">
      {(event) => <Loaded slug={slug} event={event} />}
    </EventDesk>
  );
}

function Loaded({ slug, event }: { slug: string; event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { data: shown, error, refetch } = useQuery(eventQuery(slug));
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
        <PageTitle className={deskClasses.title}>{t('desk.byHand.title')}</PageTitle>
        <p className={deskClasses.lead}>{t('desk.byHand.lead', { event: local(event.title) })}</p>
      </header>
      {shown ? (
        <RegisterForm event={shown} mayOverbook={event.permissions.includes('overbook')} />
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
