import { PrivacyNotice } from '@/features/privacy/PrivacyNotice';
import { useFieldMessage } from '@/features/registration/field-message';
import { controlId } from '@/features/registration/field-parts';
import { useEntriesForm } from '@/features/registration/form-context';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Choice } from '@/shared/ui/Choices';
import classes from './attendees.module.css';

/** The organiser says that the consent was given; their name is kept with it (GDPR art. 7 (1)). */
export function ToldField({ event, outdated }: { event: Event; outdated: boolean }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const { entries, codeAt, set } = useEntriesForm();
  const error = message(codeAt('consent'));
  const id = controlId('consent');
  return (
    <section className={classes.told}>
      <h2>{t('desk.byHand.privacy')}</h2>
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
          label={t('desk.byHand.told')}
          invalid={error !== undefined}
          aria-required
          aria-invalid={error !== undefined}
          aria-describedby={error && `${id}-error`}
        />
        {error && (
          <p id={`${id}-error`} className={classes.problem}>
            {t(outdated ? 'desk.byHand.toldAnew' : 'desk.byHand.toldMissing')}
          </p>
        )}
      </div>
    </section>
  );
}
