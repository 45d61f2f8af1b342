import { decideOnRegistration, type Held } from '@/features/registration/held';
import { useTranslation } from '@/shared/i18n/use-translation';
import { DecisionButton } from '@/shared/ui/DecisionButton';

interface LeaveButtonProps {
  onChange: (held: Held, message: string) => void;
  onSessionLost: () => void;
}

export function LeaveButton({ onChange, onSessionLost }: LeaveButtonProps) {
  const { t } = useTranslation();
  return (
    <DecisionButton
      label={t('waitingList.leave.action')}
      title={t('waitingList.leave.title')}
      confirm={t('waitingList.leave.confirm')}
      refuse={t('waitingList.leave.keep')}
      decide={(key) => decideOnRegistration('cancellation', key)}
      onDone={(held) => {
        onChange(held, t('waitingList.ended.left-waiting-list.title'));
      }}
      onSessionLost={onSessionLost}
    >
      <p>{t('waitingList.leave.text')}</p>
    </DecisionButton>
  );
}
