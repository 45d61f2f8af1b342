import { useTranslation } from '@/shared/i18n/use-translation';
import type { TextKey } from '@/shared/i18n/texts';
import { localesOf, localTextAt, type Draft } from './draft';
import { useLanguageName } from './languages';

/** What the parts of an event file are called in the form. */
const names: Record<string, TextKey> = {
  slug: 'desk.setup.form.slug',
  locales: 'desk.setup.form.locales',
  state: 'desk.setup.checklist.state',
  title: 'desk.setup.form.title',
  summary: 'desk.setup.form.summary',
  description: 'desk.setup.form.description',
  timeZone: 'desk.setup.form.timeZone',
  startsAt: 'desk.setup.form.startsAt',
  endsAt: 'desk.setup.form.endsAt',
  'signUp.opensAt': 'desk.setup.form.opensAt',
  'signUp.closesAt': 'desk.setup.form.closesAt',
  eraseAfter: 'desk.setup.form.eraseAfter',
  duplicates: 'desk.setup.form.duplicates',
  approval: 'desk.setup.form.approval',
  waitingList: 'desk.setup.form.waitingList',
  'waitingList.rule': 'desk.setup.form.waitingList',
  'waitingList.offerHours': 'desk.setup.form.offerHours',
  'venue.name': 'desk.setup.form.venue',
  'venue.address': 'desk.setup.form.address',
  'venue.city': 'desk.setup.form.city',
  'venue.country': 'desk.setup.form.country',
  'venue.url': 'desk.setup.form.venueUrl',
  'venue.latitude': 'desk.setup.form.latitude',
  'venue.longitude': 'desk.setup.form.longitude',
  'organiser.name': 'desk.setup.form.organiser',
  'organiser.email': 'desk.setup.form.organiserEmail',
  'organiser.url': 'desk.setup.form.organiserUrl',
  'privacyNotice.text': 'desk.setup.form.privacy',
  'privacyNotice.version': 'desk.setup.form.privacyNumber',
  ticketTypes: 'desk.setup.section.tickets',
  questions: 'desk.setup.section.questions',
  pools: 'desk.setup.form.pools',
};

const inRows: Record<string, TextKey> = {
  code: 'desk.setup.form.code',
  name: 'desk.setup.form.name',
  description: 'desk.setup.form.ticketDescription',
  capacity: 'desk.setup.form.places',
  pools: 'desk.setup.form.sharedPlaces',
  label: 'desk.setup.form.question',
  help: 'desk.setup.form.questionHelp',
  kind: 'desk.setup.form.kind',
  required: 'desk.setup.form.required',
  options: 'desk.setup.form.options',
  ticketTypes: 'desk.setup.form.askedOf',
  minimum: 'desk.setup.form.minimum',
  maximum: 'desk.setup.form.maximum',
  earliest: 'desk.setup.form.earliest',
  latest: 'desk.setup.form.latest',
  maxLength: 'desk.setup.form.maxLength',
};

/** What a place in an event is called: "Student: Places", "Title (German)". */
export function usePathName(): (draft: Draft, path: string) => string {
  const { t } = useTranslation();
  const languageName = useLanguageName();
  return (draft, path) => {
    const [locale = ''] = localesOf(draft);
    const row = /^(.*\[[^\]]*\])(?:\.(.*))?$/.exec(path);
    const within = row?.[2] ?? (row ? '' : path);
    const table = row ? inRows : names;
    const known = table[within];
    const [, around = '', last = ''] = /^(.*)\.([^.]+)$/.exec(within) ?? [];
    const what = known ? t(known) : table[around] ? `${t(table[around])} (${languageName(last)})` : within;
    if (!row) return what;
    const at = row[1] ?? '';
    const title = localTextAt(draft, `${at}.name`, locale).trim() || localTextAt(draft, `${at}.label`, locale).trim();
    const list = /([a-zA-Z]+)\[[^\]]*\]$/.exec(at)?.[1] ?? '';
    const number = /\[(\d+)\]$/.exec(at)?.[1];
    const fallback = `${t(list === 'options' ? 'desk.setup.form.option' : (names[list] ?? 'desk.setup.form.name'))} ${
      number === undefined ? '' : Number(number) + 1
    }`.trim();
    return what ? `${title || fallback}: ${what}` : title || fallback;
  };
}
