import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { TextKey } from './texts';
import { currentLanguage, type Language } from './language';

export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

const translate: Translate = (key, values) => i18n._(key, values);

/** The texts in the present language; renders again when it changes. */
export function useTranslation(): { t: Translate; language: Language } {
  useLingui();
  return { t: translate, language: currentLanguage() };
}
