import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { eventQuery } from '@/features/catalogue/queries';
import { SignUpPage } from '@/features/registration/SignUpPage';

const event = getRouteApi('/events/$slug');

export function SignUpRoute() {
  const { slug } = event.useParams();
  const shown = useSuspenseQuery(eventQuery(slug)).data;
  const navigate = useNavigate();
  useEffect(() => {
    // The page that says "you are in" is there before it is needed, whatever becomes of the network until then.
    import('./signed-up').catch(() => undefined);
  }, []);
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
