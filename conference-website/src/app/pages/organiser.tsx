import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { AccountPage } from '@/features/organiser/AccountPage';
import { AttendeePage } from '@/features/organiser/attendees/AttendeePage';
import { AttendeesPage } from '@/features/organiser/attendees/AttendeesPage';
import { viewOf, type View } from '@/features/organiser/attendees/view';
import { DuplicatesPage } from '@/features/organiser/duplicates/DuplicatesPage';
import { pairsViewOf, type PairsView } from '@/features/organiser/duplicates/queries';
import { EventFilePage, NewEventPage } from '@/features/organiser/EventFilePage';
import { EventsPage } from '@/features/organiser/EventsPage';
import { InvitationPage } from '@/features/organiser/InvitationPage';
import { TeamPage } from '@/features/organiser/TeamPage';
import { organiserProblemCodes } from '@/shared/api/organiser-problems';
import { alsoKnow } from '@/shared/api/problems';

alsoKnow(organiserProblemCodes);

const team = getRouteApi('/organiser/events/$slug/team');
const attendees = getRouteApi('/organiser/events/$slug/attendees');
const attendee = getRouteApi('/organiser/events/$slug/attendees/$reference');
const duplicates = getRouteApi('/organiser/events/$slug/duplicates');
const file = getRouteApi('/organiser/events/$slug/file');

export function OrganiserRoute() {
  return <EventsPage />;
}

export function AccountRoute() {
  return <AccountPage />;
}

export function InvitationRoute() {
  return <InvitationPage />;
}

export function TeamRoute() {
  const { slug } = team.useParams();
  return <TeamPage slug={slug} />;
}

export function EventFileRoute() {
  const { slug } = file.useParams();
  return <EventFilePage slug={slug} />;
}

export function NewEventRoute() {
  return <NewEventPage />;
}

export function AttendeesRoute() {
  const { slug } = attendees.useParams();
  const search: Record<string, unknown> = attendees.useSearch();
  const navigate = useNavigate();
  const view = useMemo(() => viewOf(search), [search]);
  const show = useCallback(
    (next: View, kept: 'push' | 'replace') =>
      void navigate({
        to: '/organiser/events/$slug/attendees',
        params: { slug },
        search: { ...next } as never,
        replace: kept === 'replace',
        resetScroll: false,
      }),
    [navigate, slug],
  );
  return <AttendeesPage slug={slug} view={view} onView={show} />;
}

export function AttendeeRoute() {
  const { slug, reference } = attendee.useParams();
  return <AttendeePage slug={slug} reference={reference} />;
}

export function DuplicatesRoute() {
  const { slug } = duplicates.useParams();
  const search: Record<string, unknown> = duplicates.useSearch();
  const navigate = useNavigate();
  const view = useMemo(() => pairsViewOf(search), [search]);
  const show = useCallback(
    (next: PairsView) =>
      void navigate({
        to: '/organiser/events/$slug/duplicates',
        params: { slug },
        search: { ...next } as never,
      }),
    [navigate, slug],
  );
  return <DuplicatesPage slug={slug} view={view} onView={show} />;
}
