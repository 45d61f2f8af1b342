import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { Desk } from './Desk';
import { EventNavigation } from './EventNavigation';
import type { OrganiserEvent, OrganiserSession, Permission } from './types';

interface EventDeskProps {
  slug: string;
  /** What a role has to allow for the page to be of use. */
  needs: Permission;
  wide?: boolean;
  bare?: boolean;
  children: (event: OrganiserEvent, session: OrganiserSession) => ReactNode;
}

/** A page of the desk about one event, for those whose role opens it. */
export function EventDesk({ slug, needs, wide = false, bare = false, children }: EventDeskProps) {
  return (
    <Desk wide={wide} bare={bare}>
      {(session) => {
        const event = session.events.find((one) => one.slug === slug);
        return event?.permissions.includes(needs) ? (
          <>
            {!bare && <EventNavigation event={event} />}
            {children(event, session)}
          </>
        ) : (
          <Closed known={event !== undefined} />
        );
      }}
    </Desk>
  );
}

function Closed({ known }: { known: boolean }) {
  const { t } = useTranslation();
  const code = known ? 'not-permitted' : 'unknown-event';
  return (
    <Message title={t(`problem.${code}.title`)} actions={<LinkButton to="/organiser">{t('desk.events')}</LinkButton>}>
      <p>{t(`problem.${code}.meaning`)}</p>
    </Message>
  );
}
