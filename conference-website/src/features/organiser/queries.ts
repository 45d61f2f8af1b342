import { queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import { call, type Method } from '@/shared/api/client';
import type { Account, AccountSession, OrganiserSession, Team } from './types';

export const desk = '/api/v1/organiser';

/** One request to the organiser's desk. */
export async function ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
  return (await call<T>(method, `${desk}${path}`, body === undefined ? {} : { body })).data;
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['organiser', 'session'],
    queryFn: async () => (await ask<OrganiserSession | undefined>('GET', '/session')) ?? null,
    retry: retryUnlessDecided,
    staleTime: 60_000,
  });

export const accountQuery = () =>
  queryOptions({
    queryKey: ['organiser', 'account'],
    queryFn: () => ask<Account>('GET', '/account'),
    retry: retryUnlessDecided,
  });

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['organiser', 'account', 'sessions'],
    queryFn: async () => (await ask<{ sessions: AccountSession[] }>('GET', '/account/sessions')).sessions,
    retry: retryUnlessDecided,
  });

export const teamQuery = (slug: string) =>
  queryOptions({
    queryKey: ['organiser', 'team', slug],
    queryFn: () => ask<Team>('GET', teamPath(slug)),
    retry: retryUnlessDecided,
  });

export function teamPath(slug: string): string {
  return `/events/${encodeURIComponent(slug)}/team`;
}
