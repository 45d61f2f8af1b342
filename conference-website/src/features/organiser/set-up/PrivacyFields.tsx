import { Button } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import { localesOf, localTextAt, put, putLocalText, textAt, type Draft } from './draft';
import { LocalField } from './fields';
import { noticeDraft } from './notice-draft';
import { useSetUp } from './set-up-context';
import classes from './set-up.module.css';

const notice = 'privacyNotice.text';

/** What attendees consent to. */
export function PrivacyFields() {
  const { t } = useTranslation();
  const { draft, base, change } = useSetUp();
  const open = localesOf(draft).filter(
    (locale) => localTextAt(draft, notice, locale).trim() === '' && noticeDraft(draft, locale) !== undefined,
  );
  return (
    <>
      <p className={classes.help}>{t('desk.setup.form.privacyHelp')}</p>
      {open.length > 0 && (
        <Button
          variant="default"
          className={classes.begin}
          onClick={() => {
            change(
              versioned(
                open.reduce(
                  (next, locale) => putLocalText(next, notice, locale, noticeDraft(next, locale) ?? ''),
                  draft,
                ),
                base,
              ),
            );
          }}
        >
          {t('desk.setup.form.privacyDraft')}
        </Button>
      )}
      <LocalField
        path={notice}
        label={t('desk.setup.form.privacy')}
        help={t('desk.setup.form.privacyVersion', { version: textAt(draft, 'privacyNotice.version') || '1' })}
        maxLength={50_000}
        rows={10}
        with={(next) => versioned(next, base)}
      />
    </>
  );
}

/** Other words are another version: people consented to the words there were. A further language is none. */
export function versioned(draft: Draft, base: Draft | undefined): Draft {
  const before = Number(textAt(base, 'privacyNotice.version'));
  if (!base || !before) return put(draft, 'privacyNotice.version', textAt(draft, 'privacyNotice.version') || '1');
  const reworded = localesOf(base).some(
    (locale) =>
      localesOf(draft).includes(locale) &&
      localTextAt(base, notice, locale).trim() !== localTextAt(draft, notice, locale).trim(),
  );
  return put(draft, 'privacyNotice.version', String(reworded ? before + 1 : before));
}
