import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { eventQuery } from '@/features/catalogue/queries';
import { CheckYourMailPage } from '@/features/registration/CheckYourMailPage';
import { SignUpResultPage } from '@/features/waitinglist/SignUpResultPage';

const event = getRouteApi('/events/$slug');

function useEvent() {
  const { slug } = event.useParams();
  return useSuspenseQuery(eventQuery(slug)).data;
}

export function ConfirmedRoute() {
  return <SignUpResultPage event={useEvent()} />;
}

export function CheckYourMailRoute() {
  return <CheckYourMailPage event={useEvent()} />;
}
