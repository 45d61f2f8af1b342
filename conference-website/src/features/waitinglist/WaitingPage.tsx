import { useAvailability } from '@/features/catalogue/use-availability';
import { WaitingListRule } from '@/features/catalogue/WaitingListRule';
import type { Held } from '@/features/registration/held';
import { NextSteps } from '@/features/registration/NextSteps';
import { SignUpPass } from '@/features/registration/SignUpPass';
import type { Confirmation, Event } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { Notice } from '@/shared/ui/Notice';
import { Offer } from './Offer';
import { Rank } from './Rank';
import classes from './WaitingPage.module.css';

interface WaitingPageProps {
  event: Event;
  email: string;
  confirmation: Confirmation;
  rank: number | null | undefined;
  /** The rank is the last one known; nobody here may ask for a newer one. */
  sessionLost: boolean;
}

/** In line: the rank, live, and what comes next. */
export function WaitingPage({ event, email, confirmation, rank, sessionLost }: WaitingPageProps) {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  const { interrupted } = useAvailability(event.slug);
  return (
    <Message
      focus
      title={t('waitingList.page.title')}
      mark={<span className={classes.mark} aria-hidden="true" />}
      actions={<LinkButton to="/manage">{t('confirmed.manage')}</LinkButton>}
    >
      <Rank rank={rank} />
      <p>{t('waitingList.page.lead', { title: local(event.title) })}</p>
      <div role="status">
        {sessionLost && <Notice tone="warm" title={t('waitingList.page.sessionLost')} />}
        {interrupted && !sessionLost && <p className={classes.interrupted}>{t('availability.stale')}</p>}
      </div>
      <SignUpPass event={event} confirmation={confirmation} />
      <NextSteps>
        {event.waitingList && (
          <li>
            <WaitingListRule waitingList={event.waitingList} />
          </li>
        )}
        <li>{t('waitingList.page.mail', { email })}</li>
        <li>{t('confirmed.noMail')}</li>
        <li>{t('waitingList.page.plans')}</li>
      </NextSteps>
    </Message>
  );
}

interface OfferPageProps {
  event: Event;
  confirmation: Confirmation;
  held: Held;
  onChange: (held: Held, message?: string) => void;
  onDoubt: () => void;
  onSessionLost: () => void;
}

/** The waiting page has become this by itself: a place is free. */
export function OfferPage({ event, confirmation, held, onChange, onDoubt, onSessionLost }: OfferPageProps) {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  return (
    <Message focus title={t('waitingList.offer.title')} mark={<span className={classes.mark} aria-hidden="true" />}>
      <p>{local(event.title)}</p>
      <Offer registration={held.registration} onChange={onChange} onDoubt={onDoubt} onSessionLost={onSessionLost} />
      <SignUpPass event={event} confirmation={confirmation} />
    </Message>
  );
}
