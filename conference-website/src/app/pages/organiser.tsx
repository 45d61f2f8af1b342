import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { AccountPage } from '@/features/organiser/AccountPage';
import { AnnouncePage } from '@/features/organiser/announcements/AnnouncePage';
import { AttendeePage } from '@/features/organiser/attendees/AttendeePage';
import { AttendeesPage } from '@/features/organiser/attendees/AttendeesPage';
import { RegisterPage } from '@/features/organiser/attendees/RegisterPage';
import { viewOf } from '@/features/organiser/attendees/view';
import { DuplicatesPage } from '@/features/organiser/duplicates/DuplicatesPage';
import { pairsViewOf } from '@/features/organiser/duplicates/queries';
import { EventsPage } from '@/features/organiser/EventsPage';
import { HistoryPage } from '@/features/organiser/history/HistoryPage';
import { historyViewOf } from '@/features/organiser/history/queries';
import { ImportsPage } from '@/features/organiser/imports/ImportsPage';
import { InvitationPage } from '@/features/organiser/InvitationPage';
import { OverviewPage } from '@/features/organiser/overview/OverviewPage';
import { WallboardPage } from '@/features/organiser/overview/WallboardPage';
import { ProtectionPage } from '@/features/organiser/protection/ProtectionPage';
import { NewPreviewPage, PreviewPage } from '@/features/organiser/set-up/PreviewPage';
import { NewEventPage, SetUpPage } from '@/features/organiser/set-up/SetUpPage';
import { TeamPage } from '@/features/organiser/TeamPage';
import { organiserProblemCodes } from '@/shared/api/organiser-problems';
import { alsoKnow } from '@/shared/api/problems';

alsoKnow(organiserProblemCodes);

const eventPage = getRouteApi('/organiser/events/$slug/{-$page}');
const attendee = getRouteApi('/organiser/events/$slug/attendees/$reference');

export function OrganiserRoute() {
  return <EventsPage />;
}

export function AccountRoute() {
  return <AccountPage />;
}

export function InvitationRoute() {
  return <InvitationPage />;
}

/** The pages about an event: one route of the website, so that its visitors load no list of them. */
export function EventPageRoute() {
  const { slug, page } = eventPage.useParams();
  // No event is called that: its address has always been that of the form for a new one.
  if (slug === 'new') return <NewEventView page={page} />;
  switch (page) {
    case undefined:
      return <OverviewPage slug={slug} />;
    case 'attendees':
      return <AttendeesView slug={slug} />;
    case 'duplicates':
      return <DuplicatesView slug={slug} />;
    case 'history':
      return <HistoryView slug={slug} />;
    case 'imports':
      return <ImportsView slug={slug} />;
    case 'mail':
      return <MailView slug={slug} />;
    case 'preview':
      return <PreviewPage slug={slug} />;
    case 'privacy':
      return <ProtectionPage slug={slug} />;
    case 'register':
      return <RegisterPage slug={slug} />;
    case 'set-up':
      return <SetUpView slug={slug} />;
    case 'team':
      return <TeamPage slug={slug} />;
    case 'wallboard':
      return <WallboardPage slug={slug} />;
    default:
      return <UnknownPage />;
  }
}

function NewEventView({ page }: { page: string | undefined }) {
  const { from, as }: Record<string, unknown> = eventPage.useSearch();
  const like = typeof from === 'string' ? from : undefined;
  if (page === 'preview') return <NewPreviewPage from={like} />;
  return <NewEventPage key={like} from={like} as={as === 'file' ? 'file' : 'form'} />;
}

function MailView({ slug }: { slug: string }) {
  const search: Record<string, unknown> = eventPage.useSearch();
  return <AnnouncePage slug={slug} view={viewOf(search)} />;
}

function ImportsView({ slug }: { slug: string }) {
  const { id }: Record<string, unknown> = eventPage.useSearch();
  const navigate = useNavigate();
  return (
    <ImportsPage
      slug={slug}
      id={typeof id === 'string' ? id : undefined}
      onShow={(next) =>
        void navigate({
          to: '/organiser/events/$slug/{-$page}',
          params: { slug, page: 'imports' },
          search: (next === undefined ? {} : { id: next }) as never,
        })
      }
    />
  );
}

function SetUpView({ slug }: { slug: string }) {
  const { as }: Record<string, unknown> = eventPage.useSearch();
  return <SetUpPage slug={slug} as={as === 'file' ? 'file' : 'form'} />;
}

/** As for any address that there is not: the page that the website has for it already. */
function UnknownPage() {
  const { defaultNotFoundComponent: Page } = useRouter().options;
  return Page && <Page isNotFound routeId={eventPage.id} />;
}

/** What a page shows of its list is in the address; another view of it is one step back. */
function useView<V extends object>(slug: string, page: string, viewOf: (raw: Record<string, unknown>) => V) {
  const search: Record<string, unknown> = eventPage.useSearch();
  const navigate = useNavigate();
  const view = useMemo(() => viewOf(search), [search, viewOf]);
  const show = useCallback(
    (next: V, kept: 'push' | 'replace' = 'push') =>
      void navigate({
        to: '/organiser/events/$slug/{-$page}',
        params: { slug, page },
        search: { ...next } as never,
        replace: kept === 'replace',
        resetScroll: false,
      }),
    [navigate, slug, page],
  );
  return [view, show] as const;
}

function AttendeesView({ slug }: { slug: string }) {
  const [view, show] = useView(slug, 'attendees', viewOf);
  return <AttendeesPage slug={slug} view={view} onView={show} />;
}

function DuplicatesView({ slug }: { slug: string }) {
  const [view, show] = useView(slug, 'duplicates', pairsViewOf);
  return <DuplicatesPage slug={slug} view={view} onView={show} />;
}

function HistoryView({ slug }: { slug: string }) {
  const [view, show] = useView(slug, 'history', historyViewOf);
  return <HistoryPage slug={slug} view={view} onView={show} />;
}

export function AttendeeRoute() {
  const { slug, reference } = attendee.useParams();
  return <AttendeePage slug={slug} reference={reference} />;
}
