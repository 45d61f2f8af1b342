import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SignUp } from '@/features/registration/SignUp';
import type { Event } from '@/shared/api/types';

export function SignUpRouteForm({ event }: { event: Event }) {
  const navigate = useNavigate();
  useEffect(() => {
    // The page that says "you are in" is there before it is needed, whatever becomes of the network until then.
    import('./signed-up').catch(() => undefined);
  }, []);
  return (
    <SignUp
      event={event}
      onDone={(outcome) => {
        // Going back must not lead into the form that was sent.
        void navigate({ to: `/events/$slug/${outcome}`, params: { slug: event.slug }, replace: true });
      }}
    />
  );
}
