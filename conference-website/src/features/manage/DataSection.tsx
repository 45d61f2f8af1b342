import { decideOnRegistration } from '@/features/registration/held';
import type { Consent, Registration } from '@/shared/api/types';
import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { DecisionButton } from '@/shared/ui/DecisionButton';
import { AnchorButton } from '@/shared/ui/LinkButton';
import type { HeldProps } from './HeldRegistration';
import classes from './HeldRegistration.module.css';
import { erase } from './queries';

interface DataSectionProps extends Pick<HeldProps, 'onChange' | 'onErased' | 'onSessionLost'> {
  registration: Registration;
}

/** The rights over one's data, each one click away (GDPR art. 7 (3), 15, 17, 20). */
export function DataSection({ registration, onChange, onErased, onSessionLost }: DataSectionProps) {
  const { t } = useTranslation();
  const given = registration.consents.some((consent) => !consent.withdrawnAt);
  return (
    <section className={classes.section}>
      <h2>{t('manage.data.heading')}</h2>
      <p>{t('manage.data.text')}</p>
      <ul className={classes.consents}>
        {registration.consents.map((consent) => (
          <li key={`${consent.purpose} ${consent.version} ${consent.givenAt}`}>
            <ConsentLine consent={consent} />
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <AnchorButton href="/api/v1/manage/registration/export" download variant="default">
          {t('manage.data.export')}
        </AnchorButton>
        {given && registration.state !== 'cancelled' && (
          <DecisionButton
            label={t('manage.data.withdraw')}
            title={t('manage.data.withdrawTitle')}
            confirm={t('manage.data.withdrawConfirm')}
            refuse={t('manage.cancel.keep')}
            decide={(key) => decideOnRegistration('consent-withdrawals', key)}
            onDone={(held) => {
              onChange(held, t('manage.data.withdrawn'));
            }}
            onSessionLost={onSessionLost}
          >
            <p>{t('manage.data.withdrawText')}</p>
          </DecisionButton>
        )}
        <DecisionButton
          label={t('manage.data.erase')}
          title={t('manage.data.eraseTitle')}
          confirm={t('manage.data.eraseConfirm')}
          refuse={t('manage.data.eraseKeep')}
          decide={erase}
          onDone={onErased}
          onSessionLost={onSessionLost}
        >
          <p>{t('manage.data.eraseText')}</p>
          <p>{t('manage.data.eraseKept')}</p>
        </DecisionButton>
      </div>
    </section>
  );
}

function ConsentLine({ consent }: { consent: Consent }) {
  const { t, language } = useTranslation();
  const given = { version: consent.version, date: formatInstant(consent.givenAt, language) };
  return (
    <>
      {t('manage.data.consent', given)}
      {consent.withdrawnAt &&
        ` · ${t('manage.data.consentWithdrawn', { date: formatInstant(consent.withdrawnAt, language) })}`}
    </>
  );
}
