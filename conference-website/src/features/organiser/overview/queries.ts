import { queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import type { LocalizedText } from '@/shared/api/types';
import { refresh } from '../attendees/queries';
import { ask } from '../queries';
import type { AttendeeState } from '../types';

/** What one day did to the places of a pool. */
export interface PoolDay {
  /** By the event's calendar: "2026-03-01" */
  day: string;
  taken: number;
  givenBack: number;
}

/** When it is full if people go on as they did; four times of five between early and late. */
export interface Forecast {
  early: string;
  likely: string;
  late?: string;
}

export interface PoolNumbers {
  code: string;
  name: LocalizedText;
  capacity: number;
  taken: number;
  days: PoolDay[];
  forecast?: Forecast;
}

export interface Overview {
  at: string;
  timeZone: string;
  signUpOpensAt: string;
  signUpClosesAt: string;
  pools: PoolNumbers[];
  ticketTypes: { code: string; name: LocalizedText; states: Record<AttendeeState, number> }[];
  questions: { code: string; label: LocalizedText }[];
}

/** How many registrations are in a state, whatever their ticket type. */
export function totalOf({ ticketTypes }: Overview, state: AttendeeState): number {
  return ticketTypes.reduce((sum, { states }) => sum + states[state], 0);
}

export interface AnswerNumbers {
  question: string;
  label: LocalizedText;
  answers: { answer: string; name?: LocalizedText; count: number }[];
}

export const overviewQuery = (slug: string) =>
  queryOptions({
    queryKey: ['organiser', 'overview', slug],
    queryFn: () => ask<Overview>('GET', overviewPath(slug)),
    retry: retryUnlessDecided,
    refetchInterval: refresh,
  });

export const answersQuery = (slug: string, question: string) =>
  queryOptions({
    queryKey: ['organiser', 'overview', slug, question],
    queryFn: () => ask<AnswerNumbers>('GET', `${overviewPath(slug)}/answers/${encodeURIComponent(question)}`),
    retry: retryUnlessDecided,
    refetchInterval: refresh,
  });

function overviewPath(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/overview`;
}
