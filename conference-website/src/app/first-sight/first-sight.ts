import hero from '@/features/catalogue/EventHero.module.css';
import list from '@/features/catalogue/EventList.module.css';
import form from '@/features/registration/SignUpPage.module.css';
import type { Event, EventSummary, LocalizedText } from '@/shared/api/types';
import { dateLeaf, formatDays } from '@/shared/i18n/dates';
import { localized } from '@/shared/i18n/localized-text';
import type { TextKey } from '@/shared/i18n/texts';
import shell from '../shell/Shell.module.css';
import { element, type Child } from './element';

interface Spoken {
  language: string;
  t: (key: TextKey) => string;
}

/**
 * The heads of the pages that people arrive at, as the application will draw them: the same words in the same places,
 * by the same styles. acceptance/browser/specs/first-sight.spec.ts holds the one to the other.
 */
const heads = {
  events: ({ events }: { events: EventSummary[] }, { language, t }: Spoken): Child[] => {
    if (events.length === 0) return [];
    const head = element('header', list.head, [
      element('h1', list.title, [t('events.title')]),
      element('p', list.lead, [t('events.lead')]),
    ]);
    return [
      head,
      element(
        'ul',
        list.list,
        events.map((event) => card(event, { language, t })),
      ),
    ];
  },

  event: (event: Event, { language }: Spoken): Child[] => [
    element('header', hero.hero, [
      element('p', hero.facts, [element('span', '', [days(event, language)]), element('span', '', [event.venue.city])]),
      element('h1', hero.title, [inLanguage(event.title, language, event.locales)]),
      element('p', hero.summary, [inLanguage(event.summary, language, event.locales)]),
    ]),
  ],

  'sign-up': (event: Event, { language, t }: Spoken): Child[] => {
    const facts = element('p', form.event, [
      element('strong', '', [inLanguage(event.title, language, event.locales)]),
      element('span', '', [days(event, language)]),
      element('span', '', [event.venue.city]),
    ]);
    const head = [element('a', form.back, [t('signUp.back')]), element('h1', form.title, [t('signUp.title')]), facts];
    return [element('div', form.page, [element('header', form.head, head)])];
  },
};

function card(event: EventSummary, { language, t }: Spoken): Child {
  const leaf = dateLeaf(event.startsAt, language, event.timeZone);
  const where = [inLanguage(event.venue.name, language), ', ', event.venue.city];
  return element('li', list.card, [
    element('div', list.leaf, [element('span', list.month, [leaf.month]), element('span', list.day, [leaf.day])]),
    element('div', list.body, [
      element('h2', list.name, [inLanguage(event.title, language)]),
      element('p', list.facts, [days(event, language), element('span', '', [' · ']), ...where]),
      element('p', list.summary, [inLanguage(event.summary, language)]),
      element('span', list.more, [t('events.view')]),
    ]),
  ]);
}

const days = (event: Event | EventSummary, language: string) =>
  formatDays(event.startsAt, event.endsAt, language, event.timeZone);

function inLanguage(text: LocalizedText, language: string, locales: string[] = []): Child {
  const found = localized(text, language, locales);
  if (found.locale === language) return found.text;
  const foreign = element('span', '', [found.text]);
  foreign.lang = found.locale;
  foreign.dir = 'auto';
  return foreign;
}

export type ArrivalPage = keyof typeof heads;

/**
 * Draws the head of a page as soon as its data are there, while the application is still on its way: on a slow phone
 * that is a second earlier. Nothing in it can be used yet, so it is inert; the application's first act is to replace it.
 */
export async function firstSight(page: ArrivalPage, answer: Response, language: 'en' | 'de'): Promise<void> {
  if (!answer.ok) return;
  const [data, texts] = await Promise.all([answer.json() as Promise<never>, textsOf(language)]);
  const root = document.getElementById('root');
  if (!root || root.hasChildNodes()) return;
  const head = heads[page](data, { language, t: (key) => texts[key]?.join('') ?? '' });
  if (head.length === 0) return;
  const sight = element('div', shell.shell, [
    element('header', shell.header, [element('span', shell.brand, [])]),
    element('main', shell.main, head),
  ]);
  sight.inert = true;
  root.append(sight);
}

async function textsOf(language: 'en' | 'de'): Promise<Record<string, string[] | undefined>> {
  const module: unknown =
    language === 'de' ? await import('@/shared/i18n/locales/de.json') : await import('@/shared/i18n/locales/en.json');
  return (module as { messages: Record<string, string[]> }).messages;
}
