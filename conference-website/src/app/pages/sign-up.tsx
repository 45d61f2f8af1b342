import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, lazyRouteComponent } from '@tanstack/react-router';
import { eventQuery } from '@/features/catalogue/queries';
import { SignUpPage } from '@/features/registration/SignUpPage';
import { AfterPaint } from '@/shared/ui/AfterPaint';

const event = getRouteApi('/events/$slug');

/** Loaded apart: the page has its title while the form is on its way. */
export const SignUpRouteForm = lazyRouteComponent(() => import('./sign-up-form'), 'SignUpRouteForm');

export function SignUpRoute() {
  const { slug } = event.useParams();
  const shown = useSuspenseQuery(eventQuery(slug)).data;
  return (
    <SignUpPage event={shown}>
      <AfterPaint>
        <SignUpRouteForm key={shown.slug} event={shown} />
      </AfterPaint>
    </SignUpPage>
  );
}
