import { useState } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { SignUpState } from '@/features/catalogue/Countdown';
import { useAvailability, useAvailabilityAnnouncements } from '@/features/catalogue/use-availability';
import type { Availability, Event } from '@/shared/api/types';
import { formatInstant } from '@/shared/i18n/dates';
import { Notice } from '@/shared/ui/Notice';
import { SignUpForm } from './SignUpForm';
import classes from './SignUp.module.css';
import { useNewerEvent } from './use-newer-event';
import { useSignUp } from './use-sign-up';
import { Waiting } from './Waiting';
import '@/shared/ui/form-styles';

interface SignUpProps {
  event: Event;
  onDone: (outcome: 'confirmed' | 'check-your-mail') => void;
}

/** The form and what becomes of it; or why there is none now. */
export function SignUp({ event, onDone }: SignUpProps) {
  const { availability, clockOffset } = useAvailability(event.slug);
  useAvailabilityAnnouncements(event, availability);
  const { progress, submit, stop } = useSignUp(event.slug, onDone);
  const open = useFormShown(event, availability, progress.kind !== 'editing');
  const refused = progress.kind === 'editing' ? progress.refused : undefined;
  const noteSending = useNewerEvent(event, refused?.problem);
  if (!open) return availability && <NotNow event={event} availability={availability} clockOffset={clockOffset} />;
  return (
    <>
      {availability && <Meanwhile event={event} availability={availability} />}
      <SignUpForm
        event={event}
        availability={availability}
        busy={progress.kind !== 'editing'}
        refused={refused}
        onSubmit={(request) => {
          noteSending();
          submit(request);
        }}
      />
      {progress.kind === 'waiting' && <Waiting wait={progress.wait} resumed={progress.resumed} onStop={stop} />}
    </>
  );
}

/** Once somebody has the form before them, it is not taken away again. */
function useFormShown(event: Event, availability: Availability | undefined, underWay: boolean): boolean {
  const leadsSomewhere =
    availability?.signUp === 'open' || (availability?.signUp === 'sold-out' && Boolean(event.waitingList));
  const now = underWay || availability === undefined || leadsSomewhere;
  const [shown, setShown] = useState(now && availability !== undefined);
  if (now && !shown && (underWay || availability !== undefined)) setShown(true);
  return shown || now;
}

/** What happened to the event while the form was being filled in. */
function Meanwhile({ event, availability }: { event: Event; availability: Availability }) {
  const { t } = useTranslation();
  if (availability.signUp === 'closed') return <Notice tone="warm" title={t('signUp.nowClosed')} />;
  // With a waiting list the form goes on: JoinNotice says where it leads.
  if (availability.signUp === 'sold-out' && !event.waitingList)
    return <Notice tone="warm" title={t('signUp.nowSoldOut')} />;
  return null;
}

function NotNow({
  event,
  availability,
  clockOffset,
}: {
  event: Event;
  availability: Availability;
  clockOffset: number;
}) {
  const { t, language } = useTranslation();
  const { signUp, closesAt } = availability;
  if (signUp === 'open') return null;
  const words = { 'not-open': 'notOpen', closed: 'closed', 'sold-out': 'soldOut' } as const;
  const values = { date: formatInstant(closesAt, language), organiser: event.organiser.name };
  return (
    <section className={classes.notNow}>
      <h2>{t(`signUp.${words[signUp]}.title`)}</h2>
      {signUp === 'not-open' && <SignUpState availability={availability} clockOffset={clockOffset} />}
      <p>{t(`signUp.${words[signUp]}.text`, values)}</p>
      {signUp === 'closed' && <a href={`mailto:${event.organiser.email}`}>{t('event.contact')}</a>}
    </section>
  );
}
