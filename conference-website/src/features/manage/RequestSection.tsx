import { leave } from '@/features/waitinglist/leave';
import type { Registration } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { DecisionButton } from '@/shared/ui/DecisionButton';
import type { HeldProps } from './HeldRegistration';
import classes from './HeldRegistration.module.css';

interface RequestSectionProps extends Pick<HeldProps, 'onChange' | 'onSessionLost'> {
  registration: Registration;
  /** Things may have changed: read the registration again. */
  onDoubt: () => void;
}

/** An organiser has not decided yet; until then the request can be withdrawn. */
export function RequestSection({ registration, onChange, onDoubt, onSessionLost }: RequestSectionProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.section}>
      <h2>{t('manage.request.heading')}</h2>
      <p>{t('manage.request.text')}</p>
      <div className={classes.actions}>
        <DecisionButton
          label={t('manage.request.action')}
          title={t('manage.request.title')}
          confirm={t('manage.request.confirm')}
          refuse={t('manage.request.keep')}
          decide={(key) => leave(registration, key, onDoubt)}
          onDone={(held) => {
            onChange(held, t('waitingList.ended.request-withdrawn.title'));
          }}
          onSessionLost={onSessionLost}
        >
          <p>{t('manage.request.confirmText')}</p>
        </DecisionButton>
      </div>
    </section>
  );
}
