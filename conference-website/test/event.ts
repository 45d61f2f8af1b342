import type { Availability, Event, Question, Registration, TicketTypeAvailability } from '@/shared/api/types';

const text = (en: string) => ({ en, de: en });

export function aQuestion(question: Partial<Question> & Pick<Question, 'code' | 'kind'>): Question {
  return { label: text(question.code), required: false, ...question };
}

export function anEvent(more: Partial<Event> = {}): Event {
  return {
    slug: 'tides',
    title: text('Tides'),
    summary: text('Three days by the river.'),
    description: text('Come.'),
    startsAt: '2027-03-23T08:00:00Z',
    endsAt: '2027-03-25T16:00:00Z',
    timeZone: 'Europe/Lisbon',
    locales: ['en', 'de'],
    signUp: { opensAt: '2026-01-01T00:00:00Z', closesAt: '2027-03-01T00:00:00Z' },
    venue: { name: text('Estação'), address: ['Cais 12'], city: 'Lisboa', country: 'PT' },
    organiser: { name: 'Tides Association', email: 'hello@example.org' },
    ticketTypes: [
      { code: 'regular', name: text('Regular'), description: text('All talks.') },
      { code: 'workshop', name: text('Workshop'), description: text('All talks and a workshop.') },
    ],
    questions: [
      aQuestion({
        code: 'diet',
        kind: 'single-choice',
        required: true,
        label: text('What do you eat?'),
        options: [
          { code: 'anything', label: text('Anything') },
          { code: 'vegan', label: text('Vegan') },
        ],
      }),
      aQuestion({
        code: 'laptop',
        kind: 'number',
        required: true,
        minimum: 0,
        maximum: 5,
        ticketTypes: ['workshop'],
        label: text('How many devices?'),
      }),
    ],
    privacyNotice: { version: 3, text: text('We hold your place.'), sha256: { en: '', de: '' } },
    duplicates: 'tell',
    approval: false,
    ...more,
  };
}

export function someAvailability(more: Partial<Availability> = {}): Availability {
  return {
    version: 1,
    signUp: 'open',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2027-03-01T00:00:00Z',
    queueMoves: 0,
    serverTime: new Date().toISOString(),
    ticketTypes: [
      { code: 'regular', state: 'available', left: 412, waiting: 0 },
      { code: 'workshop', state: 'few-left', left: 4, waiting: 0 },
    ],
    ...more,
  };
}

/** The places of both ticket types, by how many are left; whoever finds none can wait. */
export function places(regular: number, workshop: number, waiting = 0): TicketTypeAvailability[] {
  const of = (code: string, left: number): TicketTypeAvailability => ({
    code,
    left,
    state: left === 0 ? 'sold-out' : left <= 5 ? 'few-left' : 'available',
    waiting: left === 0 ? waiting : 0,
  });
  return [of('regular', regular), of('workshop', workshop)];
}

export function aRegistration(more: Partial<Registration> = {}): Registration {
  const { slug, title, startsAt, endsAt, timeZone } = anEvent();
  return {
    id: '1',
    reference: '7KQ4-M2XP',
    state: 'confirmed',
    event: { slug, title, startsAt, endsAt, timeZone },
    ticketType: { code: 'regular', name: { en: 'Regular' } },
    givenName: 'Ada',
    familyName: 'Lovelace',
    email: 'ada@example.org',
    organisation: null,
    answers: { diet: 'vegan' },
    locale: 'en',
    registeredAt: '2026-06-01T12:00:00Z',
    revision: 1,
    consents: [{ purpose: 'privacy-notice', version: 3, locale: 'en', givenAt: '2026-06-01T12:00:00Z' }],
    ...more,
  };
}
