import { useEffect, useRef, useState } from 'react';
import { PrivacyNotice } from '@/features/privacy/PrivacyNotice';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Choice } from '@/shared/ui/Choices';
import { useFieldMessage } from './field-message';
import { controlId } from './field-parts';
import classes from './fields.module.css';
import { useEntriesForm } from './form-context';

/** The notice and the consent to it, which is never given beforehand (GDPR art. 7). */
export function ConsentField({ event }: { event: Event }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const { entries, codeAt, set } = useEntriesForm();
  const { version } = event.privacyNotice;
  const [first] = useState(version);
  const read = useRef(first);
  const askedAnew = version !== first && !entries.consent;
  const error = message(askedAnew ? 'consent-outdated' : codeAt('consent'));
  const id = controlId('consent');
  useEffect(() => {
    // Other words than those that were agreed to: the tick is not for them.
    if (read.current !== version) set('consent', false);
    read.current = version;
  }, [version, set]);
  return (
    <>
      <PrivacyNotice notice={event.privacyNotice} locales={event.locales} />
      <div>
        <Choice
          id={id}
          type="checkbox"
          name="consent"
          checked={entries.consent ?? false}
          onChange={(change) => {
            set('consent', change.currentTarget.checked);
          }}
          label={t('signUp.consent')}
          invalid={error !== undefined}
          aria-required
          aria-invalid={error !== undefined}
          aria-describedby={error && `${id}-error`}
        />
        {error && (
          <p id={`${id}-error`} className={classes.consentError}>
            {error}
          </p>
        )}
      </div>
    </>
  );
}
