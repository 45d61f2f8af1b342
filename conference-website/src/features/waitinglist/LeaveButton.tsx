import type { Held } from '@/features/registration/held';
import type { Registration } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { DecisionButton } from '@/shared/ui/DecisionButton';
import { leave } from './leave';

interface LeaveButtonProps {
  registration: Registration;
  onChange: (held: Held, message: string) => void;
  /** Things may have changed: read the registration again. */
  onDoubt: () => void;
  onSessionLost: () => void;
}

export function LeaveButton({ registration, onChange, onDoubt, onSessionLost }: LeaveButtonProps) {
  const { t } = useTranslation();
  return (
    <DecisionButton
      label={t('waitingList.leave.action')}
      title={t('waitingList.leave.title')}
      confirm={t('waitingList.leave.confirm')}
      refuse={t('waitingList.leave.keep')}
      decide={(key) => leave(registration, key, onDoubt)}
      onDone={(held) => {
        onChange(held, t('waitingList.ended.left-waiting-list.title'));
      }}
      onSessionLost={onSessionLost}
    >
      <p>{t('waitingList.leave.text')}</p>
    </DecisionButton>
  );
}
