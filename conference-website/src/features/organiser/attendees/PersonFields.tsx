import { TextInput } from '@mantine/core';
import { useFieldMessage } from '@/features/registration/field-message';
import { Optional } from '@/features/registration/field-parts';
import { useTranslation } from '@/shared/i18n/use-translation';

export const personFields = ['givenName', 'familyName', 'email', 'organisation'] as const;
export type PersonField = (typeof personFields)[number];

interface PersonFieldsProps {
  values: Record<PersonField, string>;
  set: (name: PersonField, value: string) => void;
  /** What is wrong with a field, as the service says it. */
  codeOf: (name: PersonField) => string | undefined;
  idOf?: (name: PersonField) => string;
  onLeft?: (name: PersonField) => void;
}

/** Somebody else's name and address: nothing that the browser knows of whoever types belongs here. */
export function PersonFields({ values, set, codeOf, idOf, onLeft }: PersonFieldsProps) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  return personFields.map((name) => (
    <TextInput
      key={name}
      id={idOf?.(name)}
      label={name === 'organisation' ? <Optional>{t(`desk.attendees.${name}`)}</Optional> : t(`desk.attendees.${name}`)}
      value={values[name]}
      onChange={(change) => {
        set(name, change.currentTarget.value);
      }}
      onBlur={() => {
        onLeft?.(name);
      }}
      error={message(codeOf(name), { maxLength: name === 'email' ? 254 : 200 })}
      autoComplete="off"
      autoCapitalize={name === 'email' ? 'none' : 'words'}
      spellCheck={false}
      dir={name === 'email' ? 'ltr' : 'auto'}
      inputMode={name === 'email' ? 'email' : 'text'}
      aria-required={name !== 'organisation'}
    />
  ));
}
