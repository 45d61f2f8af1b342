import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import '@/shared/ui/form-styles';
import { EventDesk } from '../EventDesk';
import { PublishedEvent } from '../PublishedEvent';
import type { OrganiserEvent } from '../types';
import { RegisterForm } from './RegisterForm';

/** Registers somebody who has asked by telephone, by mail, or at the desk. */
export function RegisterPage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="change-attendees">
      {(event) => <Registering slug={slug} event={event} />}
    </EventDesk>
  );
}

function Registering({ slug, event }: { slug: string; event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  return (
    <PublishedEvent
      slug={slug}
      title={t('desk.byHand.title')}
      lead={t('desk.byHand.lead', { event: local(event.title) })}
    >
      {(shown) => <RegisterForm event={shown} mayOverbook={event.permissions.includes('overbook')} />}
    </PublishedEvent>
  );
}
