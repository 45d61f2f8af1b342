import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Notice } from '@/shared/ui/Notice';
import { ConfirmedButton } from './ConfirmedButton';
import { ConfirmIdentity } from './ConfirmIdentity';
import classes from './desk.module.css';
import { FailureNotice } from './FailureNotice';
import { makePasskey, passkeysWork } from './passkeys';
import { accountQuery, ask } from './queries';
import type { Account } from './types';
import { useConfirmed } from './use-confirmed';

export function PasskeysSection({ account }: { account: Account }) {
  const { t, language } = useTranslation();
  const client = useQueryClient();
  const show = (changed: Account, message: string) => {
    client.setQueryData(accountQuery().queryKey, changed);
    announce(message);
  };
  return (
    <section className={classes.section}>
      <h2>{t('desk.account.passkeys')}</h2>
      {account.passkeys.length === 0 && <p>{t('desk.account.noPasskeys')}</p>}
      <ul className={classes.rows}>
        {account.passkeys.map((passkey) => {
          const name = passkey.label || t('desk.account.unnamed');
          return (
            <li key={passkey.id}>
              <div className={classes.who}>
                <bdi className={classes.name}>{name}</bdi>
                <p>{t('desk.account.lastUsed', { time: formatInstant(passkey.lastUsedAt, language) })}</p>
              </div>
              <ConfirmedButton
                label={t('desk.account.remove')}
                name={`${t('desk.account.remove')}: ${name}`}
                title={t('desk.account.removeTitle', { name })}
                confirm={t('desk.account.remove')}
                refuse={t('desk.account.keep')}
                action={() => ask<Account>('DELETE', `/account/passkeys/${passkey.id}`)}
                onDone={(changed) => {
                  show(changed, t('desk.account.removed'));
                }}
              >
                <p>{t('desk.account.removeText')}</p>
              </ConfirmedButton>
            </li>
          );
        })}
      </ul>
      {passkeysWork() ? (
        <AddPasskey
          onAdded={(changed) => {
            show(changed, t('desk.account.added'));
          }}
        />
      ) : (
        <Notice tone="calm" title={t('desk.signIn.noPasskeys')} />
      )}
    </section>
  );
}

function AddPasskey({ onAdded }: { onAdded: (account: Account) => void }) {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  const add = useConfirmed(
    (name: string) => makePasskey<Account>('/account/passkeys', name),
    (account) => {
      setLabel('');
      onAdded(account);
    },
  );
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    add.run(label);
  };
  return (
    <>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('desk.invitation.passkeyLabel')}
          description={t('desk.invitation.passkeyLabelHelp')}
          value={label}
          onChange={(change) => {
            setLabel(change.currentTarget.value);
          }}
          maxLength={60}
          dir="auto"
        />
        <FailureNotice error={add.error} />
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={add.busy}>
            {t('desk.account.add')}
          </Button>
        </div>
      </form>
      <ConfirmIdentity asking={add.asking} confirmed={add.confirmed} refused={add.refused} />
    </>
  );
}
