import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './desk.module.css';
import { sessionQuery } from './queries';
import { SignIn } from './SignIn';
import type { Confirmed } from './use-confirmed';

/** Asks whoever is signed in to sign in once more, above the page they are on. */
export function ConfirmIdentity({ asking, confirmed, refused }: Confirmed) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = client.getQueryData(sessionQuery().queryKey);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const element = dialog.current;
    if (asking && !element?.open) element?.showModal();
    if (!asking && element?.open) element.close();
  }, [asking]);
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={title} onClose={asking ? refused : undefined}>
      {asking && (
        <>
          <h2 id={title}>{t('desk.confirm.title')}</h2>
          <p>{t('desk.confirm.lead')}</p>
          <SignIn
            {...(session ? { email: session.email } : {})}
            onSignedIn={(opened) => {
              client.setQueryData(sessionQuery().queryKey, opened);
              confirmed();
            }}
          />
          <Button variant="default" onClick={refused}>
            {t('desk.confirm.cancel')}
          </Button>
        </>
      )}
    </dialog>
  );
}
