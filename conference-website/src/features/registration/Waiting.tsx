import { Button, Loader } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { useServerNow } from '@/features/catalogue/use-availability';
import { Notice } from '@/shared/ui/Notice';
import type { Wait } from './submission';
import classes from './Waiting.module.css';

/** The sign-up is on its way and not decided yet; nothing needs to be done, and nothing is lost. */
export function Waiting({ wait, resumed, onStop }: { wait: Wait; resumed: boolean; onStop: () => void }) {
  const { t } = useTranslation();
  const now = useServerNow(0, wait.until !== undefined);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  const seconds = wait.until === undefined ? 0 : Math.max(0, Math.ceil((wait.until - now) / 1000));
  const asking = resumed && wait.until === undefined;
  return (
    <div ref={box} tabIndex={-1} className={classes.waiting}>
      <Notice tone="calm">
        <div role="status">
          <p className={classes.title}>{t('signUp.waiting.title')}</p>
          <p>{asking ? t('signUp.waiting.resumed') : t(`signUp.waiting.${wait.reason}`)}</p>
        </div>
        <p className={classes.next}>
          <Loader size={18} aria-hidden="true" />
          {wait.until === undefined ? t('signUp.waiting.trying') : t('signUp.waiting.next', { seconds })}
        </p>
        <Button variant="default" onClick={onStop}>
          {t('signUp.waiting.stop')}
        </Button>
      </Notice>
    </div>
  );
}
