import { Button, InputBase, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useFieldMessage } from '@/features/registration/field-message';
import { emailRule } from '@/features/registration/rules';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ConfirmIdentity } from './ConfirmIdentity';
import classes from './desk.module.css';
import { FailureNotice } from './FailureNotice';
import { ask, teamPath } from './queries';
import { roles, type Role } from './types';
import { useConfirmed } from './use-confirmed';
import { fieldCodeOf } from './words';

interface InviteFormProps {
  slug: string;
  onInvited: (message: string) => void;
}

export function InviteForm({ slug, onInvited }: InviteFormProps) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('organiser');
  const [wrong, setWrong] = useState<string | null>(null);
  const invite = useConfirmed(
    (wanted: { email: string; role: Role }) =>
      ask('POST', `${teamPath(slug)}/invitations`, wanted).then(() => wanted.email),
    (invited) => {
      setEmail('');
      onInvited(t('desk.team.sent', { email: invited }));
    },
  );
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const found = emailRule(email);
    setWrong(found);
    if (found) document.getElementById('invite-email')?.focus();
    else invite.run({ email: email.trim(), role });
  };
  return (
    <section className={classes.section}>
      <h2>{t('desk.team.invite')}</h2>
      <form noValidate className={classes.form} onSubmit={submit}>
        <TextInput
          id="invite-email"
          label={t('desk.team.email')}
          value={email}
          onChange={(change) => {
            setEmail(change.currentTarget.value);
            setWrong(null);
          }}
          error={message(wrong ?? fieldCodeOf(invite.error, '#/email'), { maxLength: 254 })}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          aria-required
        />
        <InputBase
          component="select"
          pointer
          label={t('desk.team.role')}
          description={t(`desk.roleMeaning.${role}`)}
          value={role}
          onChange={(chosen) => {
            setRole(chosen.currentTarget.value as Role);
          }}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`desk.role.${one}`)}
            </option>
          ))}
        </InputBase>
        <FailureNotice error={invite.error} />
        <div className={classes.actions}>
          <Button type="submit" loading={invite.busy}>
            {t('desk.team.send')}
          </Button>
        </div>
      </form>
      <ConfirmIdentity asking={invite.asking} confirmed={invite.confirmed} refused={invite.refused} />
    </section>
  );
}
