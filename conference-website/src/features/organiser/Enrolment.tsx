import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useFieldMessage } from '@/features/registration/field-message';
import { emailRule } from '@/features/registration/rules';
import { useTranslation } from '@/shared/i18n/use-translation';
import '@/shared/ui/form-styles';
import classes from './desk.module.css';
import { FailureNotice } from './FailureNotice';
import { makePasskey, passkeysWork } from './passkeys';
import { PasswordSetup } from './PasswordSetup';
import { ask } from './queries';
import { RecoveryCodes } from './RecoveryCodes';
import type { NewAccount, OrganiserSession } from './types';
import { fieldCodeOf } from './words';

interface EnrolmentProps {
  token: string;
  /** Whom the invitation was mailed to. */
  email: string | undefined;
  onEnrolled: (session: OrganiserSession) => void;
}

/** Making an account: who one is, then how one will sign in. */
export function Enrolment({ token, email, onEnrolled }: EnrolmentProps) {
  const [begun, setBegun] = useState(false);
  const [made, setMade] = useState<NewAccount>();
  const done = (account: NewAccount) => {
    if (account.recoveryCodes.length === 0) onEnrolled(account.session);
    else setMade(account);
  };
  if (made) {
    return (
      <RecoveryCodes
        codes={made.recoveryCodes}
        email={made.session.email}
        onKept={() => {
          onEnrolled(made.session);
        }}
      />
    );
  }
  if (begun) return <WayIn onDone={done} />;
  return (
    <WhoStep
      token={token}
      email={email}
      onBegun={() => {
        setBegun(true);
      }}
    />
  );
}

function WhoStep({ token, email: fixed, onBegun }: Omit<EnrolmentProps, 'onEnrolled'> & { onBegun: () => void }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(fixed ?? '');
  const [wrong, setWrong] = useState<{ name?: string; email?: string }>({});
  const begin = useMutation({
    mutationFn: () => ask('POST', '/invitations/enrolment', { token, name, email }),
    onSuccess: onBegun,
  });
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const found = {
      ...(name.trim() === '' ? { name: 'required' } : {}),
      ...(emailRule(email) ? { email: emailRule(email) ?? '' } : {}),
    };
    setWrong(found);
    const first = found.name ? 'name' : found.email ? 'email' : undefined;
    if (first) document.getElementById(`account-${first}`)?.focus();
    else begin.mutate();
  };
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      <TextInput
        id="account-name"
        label={t('desk.invitation.name')}
        description={t('desk.invitation.nameHelp')}
        value={name}
        onChange={(change) => {
          setName(change.currentTarget.value);
        }}
        error={message(wrong.name ?? fieldCodeOf(begin.error, '#/name'))}
        autoComplete="name"
        dir="auto"
        aria-required
      />
      <TextInput
        id="account-email"
        label={t('desk.invitation.email')}
        description={fixed === undefined ? undefined : t('desk.invitation.emailFixed')}
        value={email}
        readOnly={fixed !== undefined}
        onChange={(change) => {
          setEmail(change.currentTarget.value);
        }}
        error={message(wrong.email ?? fieldCodeOf(begin.error, '#/email'), { maxLength: 254 })}
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        aria-required
      />
      <FailureNotice error={begin.error} />
      <div className={classes.actions}>
        <Button type="submit" loading={begin.isPending}>
          {t('desk.invitation.continue')}
        </Button>
      </div>
    </form>
  );
}

function WayIn({ onDone }: { onDone: (account: NewAccount) => void }) {
  const { t } = useTranslation();
  const [withPassword, setWithPassword] = useState(!passkeysWork());
  const [label, setLabel] = useState('');
  const passkey = useMutation({
    mutationFn: () => makePasskey<NewAccount>('/enrolment/passkey', label),
    onSuccess: onDone,
  });
  if (withPassword) {
    return (
      <PasswordSetup<NewAccount> paths={{ password: '/enrolment/password', code: '/enrolment/code' }} onDone={onDone} />
    );
  }
  return (
    <div className={classes.form}>
      <h2>{t('desk.invitation.chooseTitle')}</h2>
      <section className={classes.card}>
        <h3>{t('desk.invitation.choosePasskey')}</h3>
        <p>{t('desk.invitation.choosePasskeyText')}</p>
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
        <FailureNotice error={passkey.error} />
        <div className={classes.actions}>
          <Button
            loading={passkey.isPending}
            onClick={() => {
              passkey.mutate();
            }}
          >
            {t('desk.invitation.makePasskey')}
          </Button>
        </div>
      </section>
      <section className={classes.card}>
        <h3>{t('desk.invitation.choosePassword')}</h3>
        <p>{t('desk.invitation.choosePasswordText')}</p>
        <div className={classes.actions}>
          <Button
            variant="default"
            onClick={() => {
              setWithPassword(true);
            }}
          >
            {t('desk.invitation.choosePassword')}
          </Button>
        </div>
      </section>
    </div>
  );
}
