import { Button, TextInput } from '@mantine/core';
import { useRef, useState, type SubmitEvent } from 'react';
import { useFieldMessage } from '@/features/registration/field-message';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { ConfirmIdentity } from './ConfirmIdentity';
import classes from './desk.module.css';
import { FailureNotice } from './FailureNotice';
import { PasswordField } from './PasswordField';
import { ask } from './queries';
import { Square } from './Square';
import type { Authenticator } from './types';
import { useConfirmed } from './use-confirmed';
import { fieldCodeOf } from './words';

interface PasswordSetupProps<T> {
  /** Where the password goes, and where the first code of the authenticator app. */
  paths: { password: string; code: string };
  onDone: (result: T) => void;
}

/** A password, then the authenticator app that goes with it, which shows that it works. */
export function PasswordSetup<T>({ paths, onDone }: PasswordSetupProps<T>) {
  const [authenticator, setAuthenticator] = useState<Authenticator>();
  return authenticator ? (
    <AuthenticatorStep authenticator={authenticator} path={paths.code} onDone={onDone} />
  ) : (
    <PasswordStep path={paths.password} onChosen={setAuthenticator} />
  );
}

function PasswordStep({ path, onChosen }: { path: string; onChosen: (next: Authenticator) => void }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const [password, setPassword] = useState('');
  const choose = useConfirmed((chosen: string) => ask<Authenticator>('POST', path, { password: chosen }), onChosen);
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    if (password === '') document.getElementById('new-password')?.focus();
    else choose.run(password);
  };
  return (
    <>
      <form noValidate className={classes.form} onSubmit={submit}>
        <h2>{t('desk.invitation.passwordTitle')}</h2>
        <PasswordField
          id="new-password"
          label={t('desk.signIn.password')}
          description={t('desk.invitation.passwordHelp')}
          value={password}
          onChange={setPassword}
          error={message(fieldCodeOf(choose.error, '#/password'), { maxLength: 128 })}
          autoComplete="new-password"
        />
        <FailureNotice error={choose.error} />
        <div className={classes.actions}>
          <Button type="submit" loading={choose.busy}>
            {t('desk.invitation.useThisPassword')}
          </Button>
        </div>
      </form>
      <ConfirmIdentity asking={choose.asking} confirmed={choose.confirmed} refused={choose.refused} />
    </>
  );
}

interface AuthenticatorStepProps<T> {
  authenticator: Authenticator;
  path: string;
  onDone: (result: T) => void;
}

function AuthenticatorStep<T>({ authenticator, path, onDone }: AuthenticatorStepProps<T>) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const confirm = useConfirmed((shown: string) => ask<T>('POST', path, { code: shown }), onDone);
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    if (code.trim() === '') field.current?.focus();
    else confirm.run(code);
  };
  return (
    <>
      <form noValidate className={classes.form} onSubmit={submit}>
        <h2>{t('desk.authenticator.title')}</h2>
        <p>{t('desk.authenticator.scan')}</p>
        <Square text={authenticator.uri} />
        <p>{t('desk.authenticator.type')}</p>
        <p className={classes.key} dir="ltr">
          {authenticator.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </p>
        <div className={classes.actions}>
          <Button
            variant="default"
            onClick={() => {
              void navigator.clipboard.writeText(authenticator.secret).then(() => {
                announce(t('desk.authenticator.copied'));
              });
            }}
          >
            {t('desk.authenticator.copy')}
          </Button>
        </div>
        <TextInput
          ref={field}
          id="first-code"
          label={t('desk.authenticator.code')}
          value={code}
          onChange={(change) => {
            setCode(change.currentTarget.value);
          }}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          aria-required
        />
        <FailureNotice error={confirm.error} />
        <div className={classes.actions}>
          <Button type="submit" loading={confirm.busy}>
            {t('desk.authenticator.confirm')}
          </Button>
        </div>
      </form>
      <ConfirmIdentity asking={confirm.asking} confirmed={confirm.confirmed} refused={confirm.refused} />
    </>
  );
}
