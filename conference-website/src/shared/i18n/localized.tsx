import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { LocalizedText } from '../api/types';
import { currentLanguage } from './language';
import { localized } from './localized-text';

/** Picks texts for the present language; renders again when it changes. */
export function useLocalized(locales?: string[]): (text: LocalizedText | null | undefined) => string {
  const { language } = useTranslation();
  return (text) => localized(text, language, locales).text;
}

/** An event's text with the `lang` it is written in, when that is not the page's. */
export function InLanguage({ text, locales }: { text: LocalizedText; locales?: string[] }): ReactNode {
  useTranslation();
  const found = localized(text, currentLanguage(), locales);
  if (found.locale === currentLanguage()) return found.text;
  return (
    <span lang={found.locale} dir="auto">
      {found.text}
    </span>
  );
}
