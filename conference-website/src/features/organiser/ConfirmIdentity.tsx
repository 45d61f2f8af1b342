import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Dialog } from '@/shared/ui/Dialog';
import classes from './desk.module.css';
import { sessionQuery } from './queries';
import { SignIn } from './SignIn';
import type { Confirmed } from './use-confirmed';

/** Asks whoever is signed in to sign in once more, above the page they are on. */
export function ConfirmIdentity({ asking, confirmed, refused }: Confirmed) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = client.getQueryData(sessionQuery().queryKey);
  return (
    <Dialog
      open={asking}
      title={t('desk.confirm.title')}
      text={<p>{t('desk.confirm.lead')}</p>}
      onClose={() => {
        if (asking) refused();
      }}
    >
      <div className={classes.form}>
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
      </div>
    </Dialog>
  );
}
