import { calendarPath } from '@/features/registration/calendar';
import type { Registration } from '@/shared/api/types';
import { formatInstant, formatRange } from '@/shared/i18n/dates';
import { InLanguage } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { AnchorButton } from '@/shared/ui/LinkButton';
import classes from './Pass.module.css';

/** What one shows at the door: state, reference, ticket, and when it is. */
export function Pass({ registration, locales }: { registration: Registration; locales: string[] }) {
  const { t, language } = useTranslation();
  const { state, event, cancelledAt } = registration;
  const cancelled = state === 'cancelled';
  return (
    <section className={classes.pass} data-state={state} aria-label={t('manage.view')}>
      <p className={classes.state}>{t(`manage.state.${state}`)}</p>
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
      <p className={classes.note}>
        {cancelled && cancelledAt
          ? t('manage.cancelledOn', { date: formatInstant(cancelledAt, language) })
          : t('manage.registeredOn', { date: formatInstant(registration.registeredAt, language) })}
      </p>
      <AnchorButton href={calendarPath} download variant={cancelled ? 'default' : 'filled'}>
        {cancelled ? t('manage.calendarCancel') : t('manage.calendar')}
      </AnchorButton>
    </section>
  );
}
