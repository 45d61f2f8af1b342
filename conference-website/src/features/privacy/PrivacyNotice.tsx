import { useState } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { PrivacyNotice as Notice } from '@/shared/api/types';
import { currentLanguage } from '@/shared/i18n/language';
import { localized } from '@/shared/i18n/localized-text';
import { Markdown } from '@/shared/ui/Markdown';
import classes from './PrivacyNotice.module.css';

/** The notice that is consented to, to be read on the spot; one that has changed meanwhile opens by itself. */
export function PrivacyNotice({ notice, locales }: { notice: Notice; locales: string[] }) {
  const { t } = useTranslation();
  const [first] = useState(notice.version);
  const { text, locale } = localized(notice.text, currentLanguage(), locales);
  return (
    <details className={classes.notice} open={notice.version !== first}>
      <summary className={classes.summary}>{t('privacy.show')}</summary>
      <div className={classes.text}>
        <Markdown text={text} lang={locale === currentLanguage() ? undefined : locale} />
        <p className={classes.version}>{t('privacy.version', { version: notice.version })}</p>
      </div>
    </details>
  );
}
