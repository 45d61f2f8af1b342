import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { Availability, Event } from '@/shared/api/types';
import { currentLanguage } from '@/shared/i18n/language';
import { localized } from '@/shared/i18n/localized-text';
import { AfterPaint } from '@/shared/ui/AfterPaint';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Markdown } from '@/shared/ui/Markdown';
import { SignUpState } from './Countdown';
import { EventFacts } from './EventFacts';
import { EventHero } from './EventHero';
import classes from './EventPage.module.css';
import { TicketList } from './TicketList';
import { useAvailability, useAvailabilityAnnouncements } from './use-availability';
import { WaitingListRule } from './WaitingListRule';

/** Everything about an event, with its places live, and the way in. */
export function EventPage({ event }: { event: Event }) {
  return (
    <article className={classes.page}>
      <EventHero event={event} locales={event.locales} />
      <AfterPaint>
        <EventDetails event={event} />
      </AfterPaint>
    </article>
  );
}

function EventDetails({ event }: { event: Event }) {
  const { t } = useTranslation();
  const { availability, clockOffset, interrupted } = useAvailability(event.slug);
  useAvailabilityAnnouncements(event, availability);
  const description = localized(event.description, currentLanguage(), event.locales);
  const foreign = description.locale === currentLanguage() ? undefined : description.locale;

  return (
    <div className={classes.columns}>
      <div className={classes.story}>
        <EventFacts event={event} />
        <section>
          <h2 className={classes.heading}>{t('event.about')}</h2>
          <Markdown text={description.text} lang={foreign} />
        </section>
      </div>
      <section className={classes.tickets} aria-labelledby="tickets">
        <h2 id="tickets" className={classes.heading}>
          {t('event.tickets')}
        </h2>
        <TicketList event={event} availability={availability} />
        <WaitingListNote event={event} availability={availability} />
        <p className={classes.interrupted}>{interrupted && t('availability.stale')}</p>
        <div className={classes.action}>
          <div className={classes.state}>
            {availability && <SignUpState availability={availability} clockOffset={clockOffset} />}
          </div>
          <SignUpAction event={event} availability={availability} />
        </div>
        <p className={classes.already}>
          {t('event.alreadySignedUp')} <Link to="/manage">{t('event.openRegistration')}</Link>
        </p>
      </section>
    </div>
  );
}

interface LiveProps {
  event: Event;
  availability: Availability | undefined;
}

/** How the waiting list works, as soon as there is something to wait for. */
function WaitingListNote({ event, availability }: LiveProps) {
  const full = availability?.ticketTypes.some(({ state }) => state === 'sold-out') ?? false;
  if (!event.waitingList || !full) return null;
  return (
    <p className={classes.rule}>
      <WaitingListRule waitingList={event.waitingList} />
    </p>
  );
}

function SignUpAction({ event, availability }: LiveProps) {
  const { t } = useTranslation();
  const full = availability?.signUp === 'sold-out';
  if (availability && availability.signUp !== 'open' && !(full && event.waitingList)) return null;
  return (
    <LinkButton to="/events/$slug/sign-up" params={{ slug: event.slug }} preload="intent" size="md" fullWidth>
      {full ? t('waitingList.join') : t('event.signUp')}
    </LinkButton>
  );
}
