import { decideOnRegistration } from '@/features/registration/held';
import { useTranslation } from '@/shared/i18n/use-translation';
import { DecisionButton } from '@/shared/ui/DecisionButton';
import type { HeldProps } from './HeldRegistration';
import classes from './HeldRegistration.module.css';

export function CancelSection({ onChange, onSessionLost }: Pick<HeldProps, 'onChange' | 'onSessionLost'>) {
  const { t } = useTranslation();
  return (
    <section className={classes.section}>
      <h2>{t('manage.cancel.heading')}</h2>
      <p>{t('manage.cancel.text')}</p>
      <div className={classes.actions}>
        <DecisionButton
          label={t('manage.cancel.action')}
          title={t('manage.cancel.confirmTitle')}
          confirm={t('manage.cancel.confirm')}
          refuse={t('manage.cancel.keep')}
          decide={(key) => decideOnRegistration('cancellation', key)}
          onDone={(held) => {
            onChange(held, t('manage.cancel.done'));
          }}
          onSessionLost={onSessionLost}
        >
          <p>{t('manage.cancel.confirmText')}</p>
        </DecisionButton>
      </div>
    </section>
  );
}
