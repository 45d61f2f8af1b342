import type { Availability, Event, LocalizedText, Question, QuestionKind } from '@/shared/api/types';
import { codesAt, localesOf, localTextAt, rowsAt, textAt, textsAt, type Draft, type Part } from './draft';

/** An event and its places as the public would know them at once after it was published. */
export interface Shown {
  event: Event;
  availability: Availability;
}

/**
 * What the public would be shown of an event that is still being written.
 *
 * @returns undefined while it is not said when it is: nothing can be shown without
 */
export function eventOf(draft: Draft, now: Date): Shown | undefined {
  const zone = textAt(draft, 'timeZone');
  const times = ['startsAt', 'endsAt', 'signUp.opensAt', 'signUp.closesAt'].map((path) =>
    instantOf(textAt(draft, path), zone),
  );
  const [startsAt, endsAt, opensAt, closesAt] = times;
  if (!startsAt || !endsAt || !opensAt || !closesAt) return undefined;
  const locales = localesOf(draft);
  const local = (part: Part | undefined, path: string): LocalizedText =>
    Object.fromEntries(locales.map((locale) => [locale, localTextAt(part, path, locale)]));
  const hours = Number(textAt(draft, 'waitingList.offerHours')) || 24;
  const rule = textAt(draft, 'waitingList.rule');
  const event: Event = {
    slug: textAt(draft, 'slug'),
    title: local(draft, 'title'),
    summary: local(draft, 'summary'),
    description: local(draft, 'description'),
    locales,
    startsAt,
    endsAt,
    timeZone: zone,
    signUp: { opensAt, closesAt },
    venue: {
      name: local(draft, 'venue.name'),
      address: textsAt(draft, 'venue.address').filter((line) => line.trim() !== ''),
      city: textAt(draft, 'venue.city'),
      country: textAt(draft, 'venue.country'),
      url: textAt(draft, 'venue.url') || null,
      latitude: numberAt(draft, 'venue.latitude'),
      longitude: numberAt(draft, 'venue.longitude'),
    },
    organiser: {
      name: textAt(draft, 'organiser.name'),
      email: textAt(draft, 'organiser.email'),
      url: textAt(draft, 'organiser.url') || null,
    },
    ticketTypes: rowsAt(draft, 'ticketTypes').map((type) => ({
      code: textAt(type, 'code'),
      name: local(type, 'name'),
      description: local(type, 'description'),
    })),
    questions: rowsAt(draft, 'questions').map((question) => questionOf(question, local)),
    privacyNotice: {
      version: Number(textAt(draft, 'privacyNotice.version')) || 1,
      text: local(draft, 'privacyNotice.text'),
      sha256: {},
    },
    duplicates: textAt(draft, 'duplicates') === 'conceal' ? 'conceal' : 'tell',
    approval: textAt(draft, 'approval') === 'true',
    waitingList: rule === 'confirm' ? { rule } : rule === 'offer' ? { rule, offerHours: hours } : null,
  };
  return { event, availability: placesOf(draft, event, now) };
}

function questionOf(question: Part, local: (part: Part, path: string) => LocalizedText): Question {
  const kind = textAt(question, 'kind') as QuestionKind;
  return {
    code: textAt(question, 'code'),
    kind,
    label: local(question, 'label'),
    help: Object.values(local(question, 'help')).some((text) => text !== '') ? local(question, 'help') : null,
    required: textAt(question, 'required') === 'true',
    options: rowsAt(question, 'options').map((option) => ({
      code: textAt(option, 'code'),
      label: local(option, 'label'),
    })),
    maxLength: numberAt(question, 'maxLength') ?? (kind === 'long-text' ? 2000 : kind === 'text' ? 200 : null),
    minimum: numberAt(question, 'minimum'),
    maximum: numberAt(question, 'maximum'),
    earliest: textAt(question, 'earliest') || null,
    latest: textAt(question, 'latest') || null,
    ticketTypes: textsAt(question, 'ticketTypes'),
  };
}

function numberAt(part: Part, path: string): number | null {
  const text = textAt(part, path);
  return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
}

/** Nobody has signed up yet, so every place is left: of each ticket as many as its scarcest places. */
function placesOf(draft: Draft, { ticketTypes, signUp }: Event, now: Date): Availability {
  const serverTime = now.toISOString();
  const capacities = new Map(
    codesAt(draft, 'pools').map((code, index) => [code, numberAt(draft, `pools[${index}].capacity`) ?? 0]),
  );
  return {
    version: 1,
    signUp: serverTime < signUp.opensAt ? 'not-open' : serverTime < signUp.closesAt ? 'open' : 'closed',
    opensAt: signUp.opensAt,
    closesAt: signUp.closesAt,
    serverTime,
    queueMoves: 0,
    ticketTypes: ticketTypes.map(({ code }, index) => {
      const own = numberAt(draft, `ticketTypes[${index}].capacity`);
      const shared = textsAt(draft, `ticketTypes[${index}].pools`).map((pool) => capacities.get(pool) ?? 0);
      const left = Math.min(...(own === null ? [] : [own]), ...shared);
      return { code, state: 'available', left: Number.isFinite(left) ? left : 0, waiting: 0 };
    }),
  };
}

/**
 * The instant at which clocks in a time zone show a time.
 *
 * @param local as `2027-06-09T09:00`
 * @returns as ISO 8601 in UTC; undefined when there is no such time or zone
 */
export function instantOf(local: string, timeZone: string): string | undefined {
  const shown = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) || Number.isNaN(shown)) return undefined;
  try {
    // Twice, as the offset at the first guess may be that of the other side of a change of clocks.
    const guess = shown - offsetAt(shown, timeZone);
    return new Date(shown - offsetAt(guess, timeZone)).toISOString();
  } catch {
    return undefined;
  }
}

/** By how many milliseconds clocks in a time zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000;
}
