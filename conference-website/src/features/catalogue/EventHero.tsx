import { useTranslation } from '@/shared/i18n/use-translation';
import type { EventSummary } from '@/shared/api/types';
import { formatDays } from '@/shared/i18n/dates';
import { InLanguage, useLocalized } from '@/shared/i18n/localized';
import { PageTitle } from '@/shared/ui/PageTitle';
import classes from './EventHero.module.css';

/** The face of an event: its name over a quiet pattern, when and where above, one sentence below. */
export function EventHero({ event, locales }: { event: EventSummary; locales: string[] }) {
  const { language } = useTranslation();
  const local = useLocalized(locales);
  return (
    <header className={classes.hero}>
      <p className={classes.facts}>
        <span>{formatDays(event.startsAt, event.endsAt, language, event.timeZone)}</span>
        <span dir="auto">{event.venue.city}</span>
      </p>
      <PageTitle className={classes.title} document={local(event.title)}>
        <InLanguage text={event.title} locales={locales} />
      </PageTitle>
      <p className={classes.summary}>
        <InLanguage text={event.summary} locales={locales} />
      </p>
    </header>
  );
}
