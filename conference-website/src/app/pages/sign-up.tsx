import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { eventQuery } from '@/features/catalogue/queries';
import { CheckYourMailPage } from '@/features/registration/CheckYourMailPage';
import { ConfirmedPage } from '@/features/registration/ConfirmedPage';
import { SignUpPage } from '@/features/registration/SignUpPage';

const event = getRouteApi('/events/$slug');

function useEvent() {
  const { slug } = event.useParams();
  return useSuspenseQuery(eventQuery(slug)).data;
}

export function SignUpRoute() {
  const shown = useEvent();
  const navigate = useNavigate();
  return (
    <SignUpPage
      key={shown.slug}
      event={shown}
      onDone={(outcome) => {
        // Going back must not lead into the form that was sent.
        void navigate({ to: `/events/$slug/${outcome}`, params: { slug: shown.slug }, replace: true });
      }}
    />
  );
}

export function ConfirmedRoute() {
  return <ConfirmedPage event={useEvent()} />;
}

export function CheckYourMailRoute() {
  return <CheckYourMailPage event={useEvent()} />;
}
