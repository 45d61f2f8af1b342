import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Counting } from '@/features/catalogue/Countdown';
import { useAvailability, useServerNow } from '@/features/catalogue/use-availability';
import { decideOnRegistration, type Held } from '@/features/registration/held';
import { Problem } from '@/shared/api/problems';
import type { Registration } from '@/shared/api/types';
import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { DecisionButton } from '@/shared/ui/DecisionButton';
import { Notice } from '@/shared/ui/Notice';
import { useDecision } from '@/shared/ui/use-decision';
import { leave } from './leave';
import classes from './Queue.module.css';

interface OfferProps {
  registration: Registration;
  onChange: (held: Held, message?: string) => void;
  /** Things may have changed: read the registration again. */
  onDoubt: () => void;
  onSessionLost: () => void;
}

/** A place that is held for a while: take it, or let it go. */
export function Offer({ registration, onChange, onDoubt, onSessionLost }: OfferProps) {
  const { t } = useTranslation();
  const acceptance = useDecision({
    decide: (key) => decideOnRegistration('offer-acceptance', key),
    onDone: (held: Held) => {
      onChange(held, t('waitingList.offer.taken'));
    },
    onSessionLost,
  });
  const { error } = acceptance;
  useEffect(() => {
    // Taken in another tab, or expired: what has become of it is the registration's to say.
    if (error instanceof Problem && error.code === 'offer-expired') onDoubt();
  }, [error, onDoubt]);
  return (
    <>
      {registration.offerExpiresAt && (
        <TimeLeft slug={registration.event.slug} until={registration.offerExpiresAt} onOver={onDoubt} />
      )}
      <div className={classes.offer}>
        <Button size="md" loading={acceptance.busy} onClick={acceptance.run}>
          {t('waitingList.offer.take')}
        </Button>
        <DecisionButton
          label={t('waitingList.offer.decline')}
          title={t('waitingList.offer.declineTitle')}
          confirm={t('waitingList.offer.declineConfirm')}
          refuse={t('waitingList.offer.declineKeep')}
          decide={(key) => leave(registration, key, onDoubt)}
          onDone={(held) => {
            onChange(held, t('waitingList.ended.offer-declined.title'));
          }}
          onSessionLost={onSessionLost}
        >
          <p>{t('waitingList.offer.declineText')}</p>
        </DecisionButton>
      </div>
      {error && (
        <div role="alert">
          <AcceptanceFailure error={error} />
        </div>
      )}
    </>
  );
}

/** How often to ask what became of an offer whose time is over; the service may need a moment to move on. */
const doubtEvery = 5_000;

function TimeLeft({ slug, until, onOver }: { slug: string; until: string; onOver: () => void }) {
  const { t, language } = useTranslation();
  const { clockOffset } = useAvailability(slug);
  const over = useServerNow(clockOffset) >= Date.parse(until);
  useEffect(() => {
    if (!over) return;
    announce(t('waitingList.offer.over'));
    onOver();
    const timer = setInterval(onOver, doubtEvery);
    return () => {
      clearInterval(timer);
    };
  }, [over, onOver, t]);
  if (over) return <p>{t('waitingList.offer.over')}</p>;
  return (
    <Counting until={until} clockOffset={clockOffset} words="waitingList.offer.endsIn">
      {t('waitingList.offer.until', { date: formatInstant(until, language) })}
    </Counting>
  );
}

/** Without an answer nobody knows whether the place was taken; the next try carries the same key. */
function AcceptanceFailure({ error }: { error: Error }) {
  const { t } = useTranslation();
  return error instanceof Problem && !error.isTemporary ? (
    <Notice tone="alarm" title={t(`problem.${error.code}.title`)}>
      <p>{t(`problem.${error.code}.action`)}</p>
    </Notice>
  ) : (
    <Notice tone="warm" title={t('failure.noAnswerTitle')}>
      <p>{t('waitingList.offer.unsure')}</p>
    </Notice>
  );
}
