import { getRouteApi } from '@tanstack/react-router';
import { AccountPage } from '@/features/organiser/AccountPage';
import { EventFilePage, NewEventPage } from '@/features/organiser/EventFilePage';
import { EventsPage } from '@/features/organiser/EventsPage';
import { InvitationPage } from '@/features/organiser/InvitationPage';
import { TeamPage } from '@/features/organiser/TeamPage';
import { organiserProblemCodes } from '@/shared/api/organiser-problems';
import { alsoKnow } from '@/shared/api/problems';

alsoKnow(organiserProblemCodes);

const team = getRouteApi('/organiser/events/$slug/team');
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
