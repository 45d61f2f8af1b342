import { useAvailability } from '@/features/catalogue/use-availability';
import { WaitingListRule } from '@/features/catalogue/WaitingListRule';
import { LeaveButton } from '@/features/waitinglist/LeaveButton';
import { Offer } from '@/features/waitinglist/Offer';
import { Rank } from '@/features/waitinglist/Rank';
import { wordsForTurn } from '@/features/waitinglist/turns';
import { isOlder, useLiveRegistration } from '@/features/waitinglist/use-live-registration';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { HeldProps } from './HeldRegistration';
import classes from './HeldRegistration.module.css';
import { RequestSection } from './RequestSection';

interface QueueSectionProps extends Pick<HeldProps, 'held' | 'onChange' | 'onSessionLost'> {
  event: Event | undefined;
}

/** Where somebody stands: before a decision, in line or, once it is their turn, before a held place; it turns by itself. */
export function QueueSection({ held, event, onChange, onSessionLost }: QueueSectionProps) {
  const { t, language } = useTranslation();
  const { registration } = held;
  const { slug } = registration.event;
  const { interrupted } = useAvailability(slug);
  const refresh = useLiveRegistration({
    slug,
    live: true,
    onFresh: (next) => {
      if (!isOlder(next, held)) onChange(next, wordsForTurn(registration.state, next.registration, t, language));
    },
    onSessionLost,
  });
  const offered = registration.state === 'offered';
  if (registration.state === 'requested') {
    return (
      <RequestSection registration={registration} onChange={onChange} onDoubt={refresh} onSessionLost={onSessionLost} />
    );
  }
  return (
    <section className={classes.section} data-offered={offered || undefined}>
      <h2>{offered ? t('waitingList.offer.title') : t('waitingList.mark')}</h2>
      {offered ? (
        <Offer registration={registration} onChange={onChange} onDoubt={refresh} onSessionLost={onSessionLost} />
      ) : (
        <>
          <Rank rank={registration.rank} />
          {event?.waitingList && (
            <p>
              <WaitingListRule waitingList={event.waitingList} />
            </p>
          )}
          {interrupted && <p>{t('availability.stale')}</p>}
          <div className={classes.actions}>
            <LeaveButton
              registration={registration}
              onChange={onChange}
              onDoubt={refresh}
              onSessionLost={onSessionLost}
            />
          </div>
        </>
      )}
    </section>
  );
}
