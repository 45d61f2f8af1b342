import { InputBase } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import { inLocales, localesOf } from './draft';
import { offeredLocales, useLanguageName } from './languages';
import { fieldId, useSetUp } from './set-up-context';
import classes from './set-up.module.css';

/** The languages in which the event is described. */
export function LocalesField() {
  const { t, language } = useTranslation();
  const { draft, change } = useSetUp();
  const languageName = useLanguageName();
  const locales = localesOf(draft);
  const others = offeredLocales
    .filter((locale) => !locales.includes(locale))
    .sort((one, other) => languageName(one).localeCompare(languageName(other), language));
  return (
    <fieldset className={classes.codes} id={fieldId('locales')} tabIndex={-1}>
      <legend>{t('desk.setup.form.locales')}</legend>
      <p className={classes.help}>{t('desk.setup.form.localesHelp')}</p>
      <ul className={classes.chips}>
        {locales.map((locale) => (
          <li key={locale}>
            {languageName(locale)}
            {locales.length > 1 && (
              <button
                type="button"
                aria-label={t('desk.setup.form.remove', { name: languageName(locale) })}
                onClick={() => {
                  change(
                    inLocales(
                      draft,
                      locales.filter((one) => one !== locale),
                    ),
                  );
                }}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <InputBase
        component="select"
        pointer
        label={t('desk.setup.form.addLocale')}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value) change(inLocales(draft, [...locales, currentTarget.value]));
        }}
      >
        <option value="">{t('desk.setup.form.choose')}</option>
        {others.map((locale) => (
          <option key={locale} value={locale}>
            {languageName(locale)}
          </option>
        ))}
      </InputBase>
    </fieldset>
  );
}
