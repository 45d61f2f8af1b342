import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './NextSteps.module.css';

/** What happens after a sign-up, as items of a list. */
export function NextSteps({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('confirmed.next')}</h2>
      <ul className={classes.next}>{children}</ul>
    </>
  );
}
