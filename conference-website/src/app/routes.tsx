import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { eventQuery, eventsQuery } from '@/features/catalogue/queries';
import { Problem } from '@/shared/api/problems';
import { alsoSpeak } from '@/shared/i18n/language';
import { isFirstPage } from '@/shared/ui/first-page';
import { EventsRoute, EventRoute } from './pages/catalogue';
import { SignUpRoute, SignUpRouteForm } from './pages/sign-up';
import { EventNotFoundPage, EventPending, EventsPending } from './shell/fallbacks';
import { Shell } from './shell/Shell';

/**
 * Every page of the website. The event's own pages come with the application, because most visits start there; each
 * group of pages behind a `lazyRouteComponent` is loaded apart.
 */
const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Shell });

const events = createRoute({
  getParentRoute: () => root,
  path: '/',
  loader: ({ context }) => context.queryClient.query({ ...eventsQuery(), staleTime: 'static' }),
  component: EventsRoute,
  pendingComponent: EventsPending,
});

/** The event of all pages below /events/$slug. */
const event = createRoute({
  getParentRoute: () => root,
  path: '/events/$slug',
  loader: async ({ context, params }) => {
    try {
      return await context.queryClient.query({ ...eventQuery(params.slug), staleTime: 'static' });
    } catch (error) {
      if (error instanceof Problem && error.status === 404) throw notFound({ routeId: '/events/$slug' });
      throw error;
    }
  },
  notFoundComponent: EventNotFoundPage,
  pendingComponent: EventPending,
});

const eventPage = createRoute({ getParentRoute: () => event, path: '/', component: EventRoute });

const signUp = createRoute({
  getParentRoute: () => event,
  path: '/sign-up',
  loader: async () => {
    const form = SignUpRouteForm.preload?.();
    // The page that one arrives at is shown without its form (AfterPaint), which reports its own failure to load.
    if (isFirstPage()) form?.catch(() => undefined);
    else await form;
  },
  component: SignUpRoute,
});

const confirmed = createRoute({
  getParentRoute: () => event,
  path: '/confirmed',
  component: lazyRouteComponent(() => import('./pages/signed-up'), 'ConfirmedRoute'),
});

const checkYourMail = createRoute({
  getParentRoute: () => event,
  path: '/check-your-mail',
  component: lazyRouteComponent(() => import('./pages/signed-up'), 'CheckYourMailRoute'),
});

/** Pages, and what only they say. */
async function saying<Pages>(part: Parameters<typeof alsoSpeak>[0], pages: Promise<Pages>): Promise<Pages> {
  const [loaded] = await Promise.all([pages, alsoSpeak(part)]);
  return loaded;
}

const manage = createRoute({
  getParentRoute: () => root,
  path: '/manage',
  component: lazyRouteComponent(() => saying('manage', import('./pages/manage')), 'ManageRoute'),
});

const desk = () => saying('organiser', import('./pages/organiser'));

function deskRoute<const Path extends string>(path: Path, page: keyof Awaited<ReturnType<typeof desk>>) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(desk, page) });
}

const problem = createRoute({
  getParentRoute: () => root,
  path: '/problems/$code',
  component: lazyRouteComponent(() => saying('organiser', import('./pages/problem')), 'ProblemRoute'),
});

export const routeTree = root.addChildren([
  events,
  event.addChildren([eventPage, signUp, confirmed, checkYourMail]),
  manage,
  deskRoute('/organiser', 'OrganiserRoute'),
  deskRoute('/organiser/account', 'AccountRoute'),
  deskRoute('/organiser/invitation', 'InvitationRoute'),
  deskRoute('/organiser/events/$slug/{-$page}', 'EventPageRoute'),
  deskRoute('/organiser/events/$slug/attendees/$reference', 'AttendeeRoute'),
  problem,
]);
