import { calendarPath } from '@/features/registration/calendar';
import { useEndedWords } from '@/features/waitinglist/Ended';
import type { Registration } from '@/shared/api/types';
import { formatInstant, formatRange } from '@/shared/i18n/dates';
import { InLanguage } from '@/shared/i18n/localized';
import { useTranslation, type Translate } from '@/shared/i18n/use-translation';
import { AnchorButton } from '@/shared/ui/LinkButton';
import classes from './Pass.module.css';

/** What one shows at the door: state, reference, ticket, and when it is. */
export function Pass({ registration, locales }: { registration: Registration; locales: string[] }) {
  const { t, language } = useTranslation();
  const { state, event } = registration;
  const ended = useEndedWords(registration);
  return (
    <section className={classes.pass} data-state={state} aria-label={t('manage.view')}>
      <p className={classes.state}>{state === 'cancelled' ? ended.state : t(`manage.state.${state}`)}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{t('manage.reference')}</dt>
          <dd className={classes.reference}>{registration.reference}</dd>
        </div>
        <div>
          <dt>{t('manage.ticket')}</dt>
          <dd>
            <InLanguage text={registration.ticketType.name} locales={locales} />
          </dd>
        </div>
        <div className={classes.wide}>
          <dt>{t('event.when')}</dt>
          <dd>{formatRange(event.startsAt, event.endsAt, language, event.timeZone)}</dd>
        </div>
      </dl>
      <p className={classes.note}>{sinceWhen(registration, t, language)}</p>
      {everHadPlace(registration) && (
        <AnchorButton href={calendarPath} download variant={state === 'cancelled' ? 'default' : 'filled'}>
          {state === 'cancelled' ? t('manage.calendarCancel') : t('manage.calendar')}
        </AnchorButton>
      )}
    </section>
  );
}

function sinceWhen(registration: Registration, t: Translate, language: string): string {
  const { state, registeredAt, cancelledAt } = registration;
  const date = formatInstant(cancelledAt ?? registeredAt, language);
  if (state === 'waiting' || state === 'offered') return t('manage.waitingSince', { date });
  if (state === 'requested') return t('manage.requestedOn', { date });
  if (state !== 'cancelled' || !cancelledAt) return t('manage.registeredOn', { date });
  return everHadPlace(registration) ? t('manage.cancelledOn', { date }) : t('manage.endedOn', { date });
}

/** Only then is there anything in a calendar. */
function everHadPlace({ state, endedBy }: Registration): boolean {
  return state === 'confirmed' || (state === 'cancelled' && (endedBy ?? 'attendee') === 'attendee');
}
