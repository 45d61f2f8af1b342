import { useState } from 'react';
import { ConfirmedPage } from '@/features/registration/ConfirmedPage';
import type { Held } from '@/features/registration/held';
import { RequestedPage } from '@/features/registration/RequestedPage';
import { keepResult, resultOf } from '@/features/registration/result';
import type { Confirmation, Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { EndedPage } from './Ended';
import { isMoving, wordsForTurn } from './turns';
import { isOlder, useLiveRegistration } from './use-live-registration';
import { OfferPage, WaitingPage } from './WaitingPage';

/** What became of a sign-up: a place at once or, after a decision or a while on the waiting list, by itself. */
export function SignUpResultPage({ event }: { event: Event }) {
  const [result] = useState(() => resultOf(event.slug));
  if (!result?.confirmation || result.confirmation.state === 'confirmed') return <ConfirmedPage event={event} />;
  return <Queueing event={event} email={result.email} confirmation={result.confirmation} />;
}

interface QueueingProps {
  event: Event;
  email: string;
  confirmation: Confirmation;
}

function Queueing({ event, email, confirmation }: QueueingProps) {
  const { t, language } = useTranslation();
  const [held, setHeld] = useState<Held>();
  const [sessionLost, setSessionLost] = useState(false);
  const state = held?.registration.state ?? confirmation.state;
  const onSessionLost = () => {
    setSessionLost(true);
  };
  const onChange = (next: Held, message?: string) => {
    setHeld(next);
    keepPlace(event.slug, email, confirmation, next);
    if (message) announce(message);
  };
  const refresh = useLiveRegistration({
    slug: event.slug,
    live: !sessionLost && isMoving({ state }),
    onFresh: (next) => {
      // The session may have gone on to another registration, in another tab.
      if (next.registration.id !== confirmation.id) setSessionLost(true);
      else if (!isOlder(next, held)) onChange(next, wordsForTurn(state, next.registration, t, language));
    },
    onSessionLost,
  });
  switch (state) {
    case 'requested':
      return <RequestedPage event={event} email={email} confirmation={confirmation} />;
    case 'confirmed':
      return <ConfirmedPage event={event} />;
    case 'cancelled':
      return held && <EndedPage registration={held.registration} />;
    case 'offered':
      if (!held) return null;
      return (
        <OfferPage
          event={event}
          confirmation={confirmation}
          held={held}
          onChange={onChange}
          onDoubt={refresh}
          onSessionLost={onSessionLost}
        />
      );
    case 'waiting':
      return (
        <WaitingPage
          event={event}
          email={email}
          confirmation={confirmation}
          rank={held ? held.registration.rank : confirmation.rank}
          sessionLost={sessionLost}
        />
      );
  }
}

/** A reload shows what was known last, without a detour over what was known first. */
function keepPlace(slug: string, email: string, confirmation: Confirmation, { registration }: Held): void {
  const { state, rank, ticketType } = registration;
  if (state === 'offered' || state === 'cancelled') return;
  keepResult(slug, {
    email,
    confirmation: { ...confirmation, state, rank: rank ?? null, ticketType: ticketType.code },
  });
}
