import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useFieldMessage } from '@/features/registration/field-message';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import '@/shared/ui/form-styles';
import { FailureNotice } from './FailureNotice';
import { PasswordField } from './PasswordField';
import { passkeysWork, signInWithPasskey } from './passkeys';
import { ask } from './queries';
import classes from './desk.module.css';
import type { OrganiserSession } from './types';

interface SignInProps {
  onSignedIn: (session: OrganiserSession) => void;
  /** Known already when somebody confirms that it is still them. */
  email?: string;
}

/** By passkey, or by password and then by code. */
export function SignIn({ onSignedIn, email }: SignInProps) {
  const [awaitsCode, setAwaitsCode] = useState(false);
  return awaitsCode ? (
    <CodeStep
      onSignedIn={onSignedIn}
      onBack={() => {
        setAwaitsCode(false);
      }}
    />
  ) : (
    <FirstStep
      onSignedIn={onSignedIn}
      email={email}
      onPassword={() => {
        setAwaitsCode(true);
      }}
    />
  );
}

interface FirstStepProps extends Pick<SignInProps, 'onSignedIn'> {
  email: string | undefined;
  onPassword: () => void;
}

function FirstStep({ onSignedIn, onPassword, email: known }: FirstStepProps) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'email' | 'password'>();
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onSignedIn });
  const words = useMutation({
    mutationFn: () => ask('POST', '/sign-in/password', { email: email.trim(), password }),
    onSuccess: onPassword,
  });
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const lacks = email.trim() === '' ? 'email' : password === '' ? 'password' : undefined;
    setMissing(lacks);
    passkey.reset();
    if (lacks) document.getElementById(`sign-in-${lacks}`)?.focus();
    else words.mutate();
  };
  return (
    <div className={classes.form}>
      {passkeysWork() ? (
        <div className={classes.choice}>
          <Button
            loading={passkey.isPending}
            onClick={() => {
              words.reset();
              passkey.mutate();
            }}
          >
            {t('desk.signIn.passkey')}
          </Button>
          <p className={classes.help}>{t('desk.signIn.passkeyHelp')}</p>
        </div>
      ) : (
        <Notice tone="calm" title={t('desk.signIn.noPasskeys')} />
      )}
      <FailureNotice error={passkey.error} />
      <p className={classes.or}>{t('desk.signIn.or')}</p>
      <form noValidate className={classes.form} onSubmit={submit}>
        <TextInput
          id="sign-in-email"
          label={t('desk.signIn.email')}
          value={email}
          onChange={(change) => {
            setEmail(change.currentTarget.value);
          }}
          error={missing === 'email' ? message('required') : undefined}
          inputMode="email"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          aria-required
        />
        <PasswordField
          id="sign-in-password"
          label={t('desk.signIn.password')}
          value={password}
          onChange={setPassword}
          error={missing === 'password' ? message('required') : undefined}
          autoComplete="current-password"
        />
        <FailureNotice error={words.error} />
        <Button type="submit" variant="default" loading={words.isPending}>
          {t('desk.signIn.next')}
        </Button>
      </form>
    </div>
  );
}

function CodeStep({ onSignedIn, onBack }: SignInProps & { onBack: () => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () => ask<OrganiserSession>('POST', '/sign-in/code', { code }),
    onSuccess: onSignedIn,
    onError: () => {
      field.current?.select();
    },
  });
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (code.trim() === '') field.current?.focus();
        else signIn.mutate();
      }}
    >
      <h2>{t('desk.signIn.codeTitle')}</h2>
      <p>{t('desk.signIn.codeLead')}</p>
      <TextInput
        ref={field}
        label={t('desk.signIn.code')}
        description={t('desk.signIn.codeHelp')}
        value={code}
        onChange={(change) => {
          setCode(change.currentTarget.value);
        }}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        aria-required
      />
      <FailureNotice error={signIn.error} />
      <div className={classes.actions}>
        <Button type="submit" loading={signIn.isPending}>
          {t('desk.signIn.submit')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('desk.signIn.back')}
        </Button>
      </div>
    </form>
  );
}
