import type { Confirmation, Event } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './SignUpPass.module.css';

/** What one gets for having signed up: a reference, for a ticket. */
export function SignUpPass({ event, confirmation }: { event: Event; confirmation: Confirmation }) {
  const { t } = useTranslation();
  const type = event.ticketTypes.find(({ code }) => code === confirmation.ticketType);
  return (
    <dl className={classes.pass}>
      <div>
        <dt>{t('confirmed.reference')}</dt>
        <dd className={classes.reference}>{confirmation.reference}</dd>
      </div>
      <div>
        <dt>{t('confirmed.ticket')}</dt>
        <dd>{type ? <InLanguage text={type.name} locales={event.locales} /> : confirmation.ticketType}</dd>
      </div>
    </dl>
  );
}
