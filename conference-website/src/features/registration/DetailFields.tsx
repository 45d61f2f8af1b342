import { TextInput } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import { useFieldMessage } from './field-message';
import classes from './fields.module.css';
import { controlId, Optional } from './field-parts';
import { useEntriesForm, useTextEntry } from './form-context';

const nameLength = 200;
const emailLength = 254;

/** Name and e-mail first: what everybody can fill in without thinking, mostly by one touch of the browser. */
export function DetailFields({ emailHelp }: { emailHelp: string }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const { codeAt } = useEntriesForm();
  const givenName = useTextEntry('givenName');
  const familyName = useTextEntry('familyName');
  const email = useTextEntry('email');
  const organisation = useTextEntry('organisation');
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          {...givenName}
          id={controlId('givenName')}
          label={t('signUp.givenName')}
          error={message(codeAt('givenName'), { maxLength: nameLength })}
          autoComplete="given-name"
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          dir="auto"
          aria-required
        />
        <TextInput
          {...familyName}
          id={controlId('familyName')}
          label={t('signUp.familyName')}
          error={message(codeAt('familyName'), { maxLength: nameLength })}
          autoComplete="family-name"
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          dir="auto"
          aria-required
        />
      </div>
      <TextInput
        {...email}
        id={controlId('email')}
        // type=email would refuse or rewrite addresses with international domains in some browsers
        type="text"
        inputMode="email"
        label={t('signUp.email')}
        description={emailHelp}
        error={message(codeAt('email'), { maxLength: emailLength })}
        autoComplete="email"
        autoCapitalize="none"
        autoCorrect="off"
        enterKeyHint="next"
        spellCheck={false}
        dir="ltr"
        aria-required
      />
      <TextInput
        {...organisation}
        id={controlId('organisation')}
        label={<Optional>{t('signUp.organisation')}</Optional>}
        error={message(codeAt('organisation'), { maxLength: nameLength })}
        autoComplete="organization"
        enterKeyHint="next"
        dir="auto"
      />
    </>
  );
}
