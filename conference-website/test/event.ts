import type { Availability, Event, Question } from '@/shared/api/types';

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
    ...more,
  };
}

export function someAvailability(more: Partial<Availability> = {}): Availability {
  return {
    version: 1,
    signUp: 'open',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2027-03-01T00:00:00Z',
    serverTime: new Date().toISOString(),
    ticketTypes: [
      { code: 'regular', state: 'available', left: 412 },
      { code: 'workshop', state: 'few-left', left: 4 },
    ],
    ...more,
  };
}
