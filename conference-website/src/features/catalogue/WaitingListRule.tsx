import type { WaitingList } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';

/** What happens to a place that becomes free, in one sentence. */
export function WaitingListRule({ waitingList }: { waitingList: WaitingList }) {
  const { t } = useTranslation();
  return waitingList.rule === 'confirm'
    ? t('waitingList.rule.confirm')
    : t('waitingList.rule.offer', { hours: waitingList.offerHours });
}
