import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { ConfirmIdentity } from './ConfirmIdentity';
import classes from './desk.module.css';
import { FailureNotice } from './FailureNotice';
import { PasswordSetup } from './PasswordSetup';
import { ask } from './queries';
import { RecoveryCodes } from './RecoveryCodes';
import type { Account } from './types';
import { useConfirmed } from './use-confirmed';

interface NewCodes {
  recoveryCodes: string[];
}

const paths = { password: '/account/password', code: '/account/password/code' };

export function PasswordSection({ account }: { account: Account }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const [codes, setCodes] = useState<string[]>();
  const show = ({ recoveryCodes }: NewCodes) => {
    setChanging(false);
    setCodes(recoveryCodes);
    void client.invalidateQueries({ queryKey: ['organiser', 'account'] });
  };
  const renew = useConfirmed<NewCodes>(() => ask<NewCodes>('POST', '/account/recovery-codes'), show);
  if (codes) {
    return (
      <RecoveryCodes
        codes={codes}
        email={account.email}
        onKept={() => {
          setCodes(undefined);
        }}
      />
    );
  }
  return (
    <section className={classes.section}>
      <h2>{t('desk.account.password')}</h2>
      {changing ? (
        <PasswordSetup<NewCodes>
          paths={paths}
          onDone={(made) => {
            announce(t('desk.account.passwordChanged'));
            show(made);
          }}
        />
      ) : (
        <>
          <p>{account.hasPassword ? t('desk.account.hasPassword') : t('desk.account.noPassword')}</p>
          {account.hasPassword && <p>{t('desk.account.recovery', { count: account.recoveryCodes })}</p>}
          <FailureNotice error={renew.error} />
          <div className={classes.actions}>
            <Button
              variant="default"
              onClick={() => {
                setChanging(true);
              }}
            >
              {account.hasPassword ? t('desk.account.changePassword') : t('desk.account.setPassword')}
            </Button>
            {account.hasPassword && (
              <Button
                variant="default"
                loading={renew.busy}
                onClick={() => {
                  renew.run();
                }}
              >
                {t('desk.account.renew')}
              </Button>
            )}
          </div>
          <ConfirmIdentity asking={renew.asking} confirmed={renew.confirmed} refused={renew.refused} />
        </>
      )}
    </section>
  );
}
