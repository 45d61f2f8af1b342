import { useTranslation } from '@/shared/i18n/use-translation';
import { changeLanguage, isLanguage, languageNames } from '@/shared/i18n/language';
import classes from './switches.module.css';

export function LanguageSwitch() {
  const { t, language } = useTranslation();
  return (
    <select
      className={classes.language}
      aria-label={t('site.language')}
      value={language}
      onChange={(change) => {
        const language = change.currentTarget.value;
        if (isLanguage(language)) void changeLanguage(language);
      }}
    >
      {languageNames.map(({ code, name }) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
