import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './Queue.module.css';

/** "You are number 12 in line", said anew whenever it changes. */
export function Rank({ rank }: { rank: number | null | undefined }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {typeof rank === 'number' && <p className={classes.rank}>{t('waitingList.rank', { rank })}</p>}
    </div>
  );
}
