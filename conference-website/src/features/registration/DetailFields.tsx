import { TextInput } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from '@/shared/i18n/use-translation';
import { useFieldMessage } from './field-message';
import classes from './fields.module.css';
import { controlId, Optional } from './field-parts';
import type { DetailEntries } from './schema';

const nameLength = 200;
const emailLength = 254;

/** Name and e-mail first: what everybody can fill in without thinking, mostly by one touch of the browser. */
export function DetailFields({ emailHelp }: { emailHelp: string }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const { register, formState } = useFormContext<DetailEntries>();
  const { errors } = formState;
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          {...register('givenName')}
          id={controlId('givenName')}
          label={t('signUp.givenName')}
          error={message(errors.givenName?.message, { maxLength: nameLength })}
          autoComplete="given-name"
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          dir="auto"
          aria-required
        />
        <TextInput
          {...register('familyName')}
          id={controlId('familyName')}
          label={t('signUp.familyName')}
          error={message(errors.familyName?.message, { maxLength: nameLength })}
          autoComplete="family-name"
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          dir="auto"
          aria-required
        />
      </div>
      <TextInput
        {...register('email')}
        id={controlId('email')}
        // type=email would refuse or rewrite addresses with international domains in some browsers
        type="text"
        inputMode="email"
        label={t('signUp.email')}
        description={emailHelp}
        error={message(errors.email?.message, { maxLength: emailLength })}
        autoComplete="email"
        autoCapitalize="none"
        autoCorrect="off"
        enterKeyHint="next"
        spellCheck={false}
        dir="ltr"
        aria-required
      />
      <TextInput
        {...register('organisation')}
        id={controlId('organisation')}
        label={<Optional>{t('signUp.organisation')}</Optional>}
        error={message(errors.organisation?.message, { maxLength: nameLength })}
        autoComplete="organization"
        enterKeyHint="next"
        dir="auto"
      />
    </>
  );
}
