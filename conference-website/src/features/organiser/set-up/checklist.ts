import { codesAt, localesOf, localTextAt, partAt, rowsAt, textAt, textsAt, type Draft } from './draft';

/** The parts of an event, in the order in which they are described. */
export const sections = ['about', 'times', 'place', 'tickets', 'questions', 'privacy'] as const;
export type Section = (typeof sections)[number];

/** What the service would refuse, and what it would take but people would stumble over. */
export const blockers = [
  'missing',
  'ends-before-start',
  'closes-before-opening',
  'closes-after-end',
  'erased-before-end',
  'no-ticket-types',
  'no-places',
  'unused-pool',
  'few-options',
  'bounds-turned',
  'one-coordinate',
] as const;
export const hints = ['is-over', 'sign-up-is-over', 'opens-at-once', 'no-waiting-list'] as const;
export type FindingCode = (typeof blockers)[number] | (typeof hints)[number];

export interface Finding {
  code: FindingCode;
  section: Section;
  path: string;
  /** Of a text that is missing, where there are several. */
  locale?: string;
}

export function isBlocker({ code }: Finding): boolean {
  return (blockers as readonly string[]).includes(code);
}

/**
 * What an event still needs before it can be published, and what is worth a look.
 *
 * @param now the time in the event's time zone, as `2027-06-09T09:00`; none while the zone is not known
 */
export function findingsIn(draft: Draft, now: string | undefined): Finding[] {
  return [
    ...missingIn('about', draft, ['slug'], ['title', 'summary', 'description']),
    ...missingIn('about', draft, ['organiser.name', 'organiser.email'], []),
    ...timeFindings(draft, now),
    ...missingIn('place', draft, ['venue.address', 'venue.city', 'venue.country'], ['venue.name']),
    ...coordinateFindings(draft),
    ...ticketFindings(draft),
    ...questionFindings(draft),
    ...missingIn('privacy', draft, [], ['privacyNotice.text']),
  ];
}

function missingIn(section: Section, draft: Draft, plain: string[], localized: string[]): Finding[] {
  const locales = localesOf(draft);
  return [
    ...plain.filter((path) => isEmpty(draft, path)).map((path): Finding => ({ code: 'missing', section, path })),
    ...localized.flatMap((path) =>
      locales
        .filter((locale) => localTextAt(draft, path, locale).trim() === '')
        .map((locale): Finding => ({ code: 'missing', section, path, ...(locales.length > 1 && { locale }) })),
    ),
  ];
}

function isEmpty(draft: Draft, path: string): boolean {
  const part = partAt(draft, path);
  return Array.isArray(part) ? part.every((item) => item === '') : textAt(draft, path).trim() === '';
}

const day = (time: string) => time.slice(0, 10);

function timeFindings(draft: Draft, now: string | undefined): Finding[] {
  const section = 'times';
  const [starts, ends, opens, closes, erased] = [
    'startsAt',
    'endsAt',
    'signUp.opensAt',
    'signUp.closesAt',
    'eraseAfter',
  ].map((path) => textAt(draft, path)) as [string, string, string, string, string];
  const wrong = (code: FindingCode, path: string, is: boolean): Finding[] => (is ? [{ code, section, path }] : []);
  const state = textAt(draft, 'state') || 'published';
  const coming = now !== undefined && state !== 'archived';
  return [
    ...missingIn(
      section,
      draft,
      ['timeZone', 'startsAt', 'endsAt', 'signUp.opensAt', 'signUp.closesAt', 'eraseAfter'],
      [],
    ),
    ...wrong('ends-before-start', 'endsAt', starts !== '' && ends !== '' && ends <= starts),
    ...wrong('closes-before-opening', 'signUp.closesAt', opens !== '' && closes !== '' && closes <= opens),
    ...wrong('closes-after-end', 'signUp.closesAt', ends !== '' && closes > ends),
    ...wrong('erased-before-end', 'eraseAfter', erased !== '' && erased < day(ends)),
    ...wrong('is-over', 'endsAt', coming && ends !== '' && ends <= now),
    ...wrong('sign-up-is-over', 'signUp.closesAt', coming && closes !== '' && closes <= now && ends > now),
    ...wrong(
      'opens-at-once',
      'signUp.opensAt',
      coming && state === 'draft' && opens !== '' && opens <= now && closes > now,
    ),
  ];
}

function coordinateFindings(draft: Draft): Finding[] {
  const [latitude, longitude] = [isEmpty(draft, 'venue.latitude'), isEmpty(draft, 'venue.longitude')];
  if (latitude === longitude) return [];
  return [{ code: 'one-coordinate', section: 'place', path: latitude ? 'venue.latitude' : 'venue.longitude' }];
}

function ticketFindings(draft: Draft): Finding[] {
  const section = 'tickets';
  const types = rowsAt(draft, 'ticketTypes');
  const used = new Set(types.flatMap((type) => textsAt(type, 'pools')));
  const pools = codesAt(draft, 'pools');
  return [
    ...(types.length === 0 ? [{ code: 'no-ticket-types', section, path: 'ticketTypes' } as const] : []),
    ...types.flatMap((type, index): Finding[] => {
      const path = `ticketTypes[${index}]`;
      const placeless = isEmpty(draft, `${path}.capacity`) && textsAt(type, 'pools').length === 0;
      return [
        ...missingIn(section, draft, [], [`${path}.name`, `${path}.description`]),
        ...(placeless ? [{ code: 'no-places', section, path: `${path}.capacity` } as const] : []),
      ];
    }),
    ...pools.flatMap((code, index): Finding[] => {
      const path = `pools[${index}]`;
      return [
        ...missingIn(section, draft, [`${path}.capacity`], [`${path}.name`]),
        ...(used.has(code) ? [] : [{ code: 'unused-pool', section, path: `${path}.name` } as const]),
      ];
    }),
    ...(types.length > 0 && isEmpty(draft, 'waitingList.rule')
      ? [{ code: 'no-waiting-list', section, path: 'waitingList.rule' } as const]
      : []),
  ];
}

function questionFindings(draft: Draft): Finding[] {
  const section = 'questions';
  return rowsAt(draft, 'questions').flatMap((question, index): Finding[] => {
    const path = `questions[${index}]`;
    const kind = textAt(question, 'kind');
    const options = rowsAt(question, 'options').length;
    const needed = kind === 'single-choice' ? 2 : kind === 'multiple-choice' ? 1 : 0;
    const turned = (low: string, high: string, compare: (one: string, other: string) => boolean): Finding[] => {
      const [from, to] = [textAt(question, low), textAt(question, high)];
      return from !== '' && to !== '' && compare(to, from)
        ? [{ code: 'bounds-turned', section, path: `${path}.${high}` }]
        : [];
    };
    return [
      ...missingIn(section, draft, [], [`${path}.label`]),
      ...(options < needed ? [{ code: 'few-options', section, path: `${path}.options` } as const] : []),
      ...Array.from({ length: needed > 0 ? options : 0 }, (_, option) =>
        missingIn(section, draft, [], [`${path}.options[${option}].label`]),
      ).flat(),
      ...(kind === 'number' ? turned('minimum', 'maximum', (high, low) => Number(high) < Number(low)) : []),
      ...(kind === 'date' ? turned('earliest', 'latest', (high, low) => high < low) : []),
    ];
  });
}

/** The present time as clocks in a time zone show it; none when there is no such zone. */
export function timeIn(timeZone: string, now: Date): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    return parts.format(now).replace(' ', 'T');
  } catch {
    return undefined;
  }
}
