import { everyKindOfQuestion, twoTicketTypes, type EventOptions } from './events.ts';

/** The events that are there from the start, each for the specs that need it to be the way it is. */
export const cast = {
  plain: { title: { en: 'Harbour Days', de: 'Hafentage' } },
  questions: { title: { en: 'Question Time', de: 'Fragestunde' }, questions: everyKindOfQuestion },
  keyboard: {
    title: { en: 'Keyboard Meeting', de: 'Tastaturtreffen' },
    questions: everyKindOfQuestion,
    ticketTypes: twoTicketTypes,
    pools: { hall: 50, students: 50 },
  },
  live: { pools: { hall: 12, students: 3 }, ticketTypes: twoTicketTypes },
  freed: { pools: { hall: 1 } },
  lastPlace: { pools: { hall: 1, students: 1 }, ticketTypes: twoTicketTypes },
  veryLastPlace: { pools: { hall: 1 } },
  soldOut: { pools: { hall: 1 } }, // and one attendee, who comes with the set-up
  notOpen: { opensIn: 3 * 60 * 60 * 1_000 },
  closed: { opensIn: -20 * 24 * 60 * 60 * 1_000, closesIn: -60_000 },
  waitingConfirm: { pools: { hall: 1 }, waitingList: { rule: 'confirm' } },
  waitingRank: { pools: { hall: 1 }, waitingList: { rule: 'confirm' } },
  waitingLeave: { pools: { hall: 1 }, waitingList: { rule: 'confirm' } },
  waitingOffer: { pools: { hall: 1 }, waitingList: { rule: 'offer', offerHours: 24 } },
  waitingDecline: { pools: { hall: 1 }, waitingList: { rule: 'offer', offerHours: 24 } },
  waitingRace: { pools: { hall: 1 }, waitingList: { rule: 'confirm' } },
  waitingSome: {
    title: { en: 'Some Are Full', de: 'Manches ist voll' },
    pools: { hall: 50, students: 1 },
    ticketTypes: twoTicketTypes,
    waitingList: { rule: 'confirm' },
  },
  waitingLooksOffer: { pools: { hall: 1 }, waitingList: { rule: 'offer', offerHours: 24 } },
  waitingLooks: { pools: { hall: 1 }, waitingList: { rule: 'offer', offerHours: 24 } },
  concealing: { duplicates: 'conceal' },
  nasty: {
    title: { en: '<b>Bold</b> & "quoted" \u202Egathering\u202C', de: '<img src=x onerror=alert(1)>' },
    description: {
      en: 'A [link](https://example.org/) and a [bad one](javascript:alert(1)).\n\n<script>alert(1)</script>\n\n- one\n- **two**',
      de: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    },
  },
} satisfies Record<string, EventOptions>;

export type Role = keyof typeof cast;

/** The address of one of these events in this run. */
export function slugOf(role: Role, run: string): string {
  return `${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${run}`;
}
