/**
 * Events of the specs' own, in the form of an event file (JSON is YAML). Their texts are in English and German; their
 * times are relative to now.
 */
export interface EventOptions {
  title?: { en: string; de: string };
  pools?: Record<string, number>;
  ticketTypes?: TicketType[];
  questions?: Question[];
  opensIn?: number;
  closesIn?: number;
  duplicates?: 'tell' | 'conceal';
  waitingList?: { rule: 'confirm' } | { rule: 'offer'; offerHours: number };
  approval?: boolean;
  noticeVersion?: number;
  description?: { en: string; de: string };
}

type Text = Record<string, string>;

export interface TicketType {
  code: string;
  name: Text;
  description: Text;
  pools: string[];
}

export interface Question {
  code: string;
  kind: 'text' | 'long-text' | 'single-choice' | 'multiple-choice' | 'yes-no' | 'number' | 'date';
  label: Text;
  required: boolean;
  [rule: string]: unknown;
}

const second = 1_000;
const day = 24 * 60 * 60 * second;

const regular: TicketType = {
  code: 'regular',
  name: { en: 'Regular', de: 'Regulär' },
  description: { en: 'Both days.', de: 'Beide Tage.' },
  pools: ['hall'],
};

const notice = {
  en: 'We keep your **name**, address and answers to organise this event, and erase them a month after it.',
  de: 'Wir speichern **Name**, Adresse und Antworten für die Durchführung und löschen sie einen Monat danach.',
};

/** The definition as the event file holds it. */
export function eventFile(slug: string, options: EventOptions = {}): unknown {
  const at = atVenue(Date.now());
  return {
    slug,
    locales: ['en', 'de'],
    title: options.title ?? { en: `Gathering ${slug}`, de: `Treffen ${slug}` },
    summary: { en: 'Two days of talks by the sea.', de: 'Zwei Tage Vorträge am Meer.' },
    description: options.description ?? { en: 'Talks, walks and good coffee.', de: 'Vorträge, Wege und guter Kaffee.' },
    timeZone: 'Atlantic/Reykjavik',
    startsAt: at(60 * day),
    endsAt: at(62 * day),
    signUp: { opensAt: at(options.opensIn ?? -day), closesAt: at(options.closesIn ?? 50 * day) },
    duplicates: options.duplicates ?? 'tell',
    ...(options.approval && { approval: true }),
    ...(options.waitingList && { waitingList: options.waitingList }),
    eraseAfter: at(92 * day).slice(0, 10),
    venue: { name: { en: 'Old Mill', de: 'Alte Mühle' }, address: ['Myllugata 7'], city: 'Reykjavík', country: 'IS' },
    organiser: { name: 'Mill Society', email: 'hello@mill.example' },
    pools: Object.entries(options.pools ?? { hall: 1_000 }).map(([code, capacity]) => ({
      code,
      name: { en: code, de: code },
      capacity,
    })),
    ticketTypes: options.ticketTypes ?? [regular],
    questions: options.questions ?? [],
    privacyNotice: { version: options.noticeVersion ?? 1, text: notice },
  };
}

/** Times as the clocks at the venue show them; in Iceland they never change. */
function atVenue(now: number): (fromNow: number) => string {
  return (fromNow) => new Date(now + fromNow).toISOString().replace('Z', '');
}

/** One question of each kind, some of them required. */
export const everyKindOfQuestion: Question[] = [
  { code: 'role', kind: 'text', label: { en: 'Your role', de: 'Ihre Rolle' }, required: true, maxLength: 40 },
  { code: 'wishes', kind: 'long-text', label: { en: 'Wishes', de: 'Wünsche' }, required: false, maxLength: 500 },
  {
    code: 'meal',
    kind: 'single-choice',
    label: { en: 'Meal', de: 'Essen' },
    required: true,
    options: [
      { code: 'vegan', label: { en: 'Vegan', de: 'Vegan' } },
      { code: 'fish', label: { en: 'Fish', de: 'Fisch' } },
    ],
  },
  {
    code: 'topics',
    kind: 'multiple-choice',
    label: { en: 'Topics', de: 'Themen' },
    required: false,
    options: [
      { code: 'data', label: { en: 'Data', de: 'Daten' } },
      { code: 'people', label: { en: 'People', de: 'Menschen' } },
    ],
  },
  { code: 'first-time', kind: 'yes-no', label: { en: 'First time here?', de: 'Zum ersten Mal da?' }, required: true },
  {
    code: 'years',
    kind: 'number',
    label: { en: 'Years in the field', de: 'Jahre im Fach' },
    required: false,
    minimum: 0,
    maximum: 60,
  },
  {
    code: 'arrival',
    kind: 'date',
    label: { en: 'Arrival', de: 'Anreise' },
    required: false,
    earliest: '2026-01-01',
    latest: '2030-12-31',
  },
];

export const twoTicketTypes: TicketType[] = [
  regular,
  {
    code: 'student',
    name: { en: 'Student', de: 'Studierende' },
    description: { en: 'With a student card.', de: 'Mit Studienausweis.' },
    pools: ['students'],
  },
];
