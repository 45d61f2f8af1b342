import { i18n, type Messages } from '@lingui/core';
import { keepLocally, readLocally } from '../storage';
import { varietyOf } from './variety';

interface LanguageEntry {
  name: string;
  direction: Direction;
  load: () => Promise<Messages>;
}

/** dev/catalog-plugin.ts turns the texts into messages; to TypeScript the file is what it contains. */
const messagesIn = (module: unknown) => (module as { messages: Messages }).messages;

/** A language is a file of texts and its direction; the texts are fetched only when the language is wanted. */
const languages = {
  en: { name: 'English', direction: 'ltr', load: async () => messagesIn(await import('./locales/en.json')) },
  de: { name: 'Deutsch', direction: 'ltr', load: async () => messagesIn(await import('./locales/de.json')) },
} as const satisfies Record<string, LanguageEntry>;

/** Texts that only some pages need: whoever signs up does not load them. */
const parts = {
  manage: {
    en: async () => messagesIn(await import('./locales/manage/en.json')),
    de: async () => messagesIn(await import('./locales/manage/de.json')),
  },
  organiser: {
    en: async () => messagesIn(await import('./locales/organiser/en.json')),
    de: async () => messagesIn(await import('./locales/organiser/de.json')),
  },
} as const satisfies Record<string, Record<keyof typeof languages, () => Promise<Messages>>>;

const partsInUse = new Set<keyof typeof parts>();

export type Direction = 'ltr' | 'rtl';
export type Language = keyof typeof languages;
export const languageNames = Object.entries(languages).map(([code, { name }]) => ({ code: code as Language, name }));

const storageKey = 'conference.language';

export function isLanguage(code: unknown): code is Language {
  return typeof code === 'string' && Object.hasOwn(languages, code);
}

/** What the viewer chose, otherwise the first of the browser's languages that is spoken here, otherwise English. */
export function preferredLanguage(wanted: readonly string[] = navigator.languages): Language {
  const chosen = readLocally(storageKey);
  if (isLanguage(chosen)) return chosen;
  return wanted.map((tag) => tag.split('-')[0]?.toLowerCase()).find(isLanguage) ?? 'en';
}

export function directionOf(language: Language): Direction {
  return languages[language].direction;
}

export function currentLanguage(): Language {
  return isLanguage(i18n.locale) ? i18n.locale : 'en';
}

/** From now on these texts are there too, in whatever language. */
export async function alsoSpeak(part: keyof typeof parts): Promise<void> {
  if (partsInUse.has(part)) return;
  const language = currentLanguage();
  i18n.load(language, await parts[part][language]());
  partsInUse.add(part);
  // Whoever has chosen another language meanwhile did not get this part in it.
  if (language !== currentLanguage()) await speak(currentLanguage());
}

export async function speak(language: Language): Promise<void> {
  const wanted = [languages[language].load, ...[...partsInUse].map((part) => parts[part][language])];
  const messages = Object.assign({}, ...(await Promise.all(wanted.map((load) => load())))) as Messages;
  i18n.loadAndActivate({ locale: language, locales: varietyOf(language), messages });
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  await speak(language);
  keepLocally(storageKey, language);
}
