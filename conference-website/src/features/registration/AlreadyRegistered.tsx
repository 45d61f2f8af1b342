import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import classes from './AlreadyRegistered.module.css';
import { requestManageLink } from './manage-link';

/** The address is taken; only its owner, in their mailbox, learns more. */
export function AlreadyRegistered({ slug, email, onOther }: { slug: string; email: string; onOther: () => void }) {
  const { t } = useTranslation();
  const link = useMutation({ mutationFn: () => requestManageLink(slug, email) });
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, []);

  if (link.isSuccess) {
    return (
      <div role="status">
        <Notice tone="good" title={t('manageLink.sentTitle')}>
          <p>{t('manageLink.sentText')}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div ref={notice} role="alert" tabIndex={-1}>
      <Notice tone="warm" title={t('already.title')}>
        <p>{t('already.text')}</p>
        {link.isError && <p>{t('manage.failed')}</p>}
        <div className={classes.actions}>
          <Button
            loading={link.isPending}
            onClick={() => {
              link.mutate();
            }}
          >
            {t('already.send')}
          </Button>
          <Button variant="default" onClick={onOther}>
            {t('already.other')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
