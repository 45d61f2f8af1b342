import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './desk.module.css';

interface PasswordFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  description?: ReactNode;
  autoComplete: 'current-password' | 'new-password';
}

/** A password that can be looked at: who sees what they type makes fewer mistakes, and dares longer ones. */
export function PasswordField({ onChange, ...field }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <TextInput
      {...field}
      type={shown ? 'text' : 'password'}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
      autoCapitalize="none"
      spellCheck={false}
      dir="ltr"
      aria-required
      rightSectionWidth="auto"
      rightSection={
        <button
          type="button"
          className={classes.show}
          aria-controls={field.id}
          aria-pressed={shown}
          onClick={() => {
            setShown(!shown);
          }}
        >
          {shown ? t('desk.invitation.hide') : t('desk.invitation.show')}
        </button>
      }
    />
  );
}
