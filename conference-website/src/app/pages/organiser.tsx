import { getRouteApi } from '@tanstack/react-router';
import { AccountPage } from '@/features/organiser/AccountPage';
import { EventsPage } from '@/features/organiser/EventsPage';
import { InvitationPage } from '@/features/organiser/InvitationPage';
import { TeamPage } from '@/features/organiser/TeamPage';

const team = getRouteApi('/organiser/events/$slug/team');

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
