import { useTranslation } from '@/shared/i18n/use-translation';
import type { Event, Venue } from '@/shared/api/types';
import { formatCountry, formatRange, sameClock, viewersTimeZone } from '@/shared/i18n/dates';
import { InLanguage } from '@/shared/i18n/localized';
import { isSafeTarget } from '@/shared/ui/Markdown';
import classes from './EventFacts.module.css';

/** When, where, and by whom. */
export function EventFacts({ event }: { event: Event }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('event.when')}</dt>
        <dd>
          <EventTimes event={event} />
        </dd>
      </div>
      <div>
        <dt>{t('event.where')}</dt>
        <dd>
          <VenueAddress venue={event.venue} locales={event.locales} />
        </dd>
      </div>
      <div>
        <dt>{t('event.organiser')}</dt>
        <dd>
          <Organiser organiser={event.organiser} />
        </dd>
      </div>
    </dl>
  );
}

function EventTimes({ event }: { event: Event }) {
  const { t, language } = useTranslation();
  const { startsAt, endsAt, timeZone, venue } = event;
  const here = viewersTimeZone();
  const differs = !sameClock(timeZone, here, startsAt, endsAt);
  return (
    <>
      <p>{formatRange(startsAt, endsAt, language, timeZone)}</p>
      {differs && (
        <p className={classes.aside}>
          {t('event.localTime', { place: venue.city })}
          <br />
          {t('event.yourTime', { range: formatRange(startsAt, endsAt, language, here) })}
        </p>
      )}
    </>
  );
}

function VenueAddress({ venue, locales }: { venue: Venue; locales: string[] }) {
  const { t, language } = useTranslation();
  const country = formatCountry(venue.country, language);
  // Most addresses name the city already, together with the postal code.
  const namesCity = venue.address.some((line) => line.includes(venue.city));
  const lines = namesCity ? venue.address : [...venue.address, venue.city];
  return (
    <>
      <address className={classes.address}>
        <strong>
          <InLanguage text={venue.name} locales={locales} />
        </strong>
        {lines.map((line) => (
          <span key={line} dir="auto">
            {line}
          </span>
        ))}
        <span>{country}</span>
      </address>
      <p className={classes.links}>
        <a href={mapOf(venue, country)} target="_blank" rel="noreferrer" aria-label={t('event.mapNewTab')}>
          {t('event.map')}
        </a>
        {venue.url && isSafeTarget(venue.url) && <a href={venue.url}>{t('event.website')}</a>}
      </p>
    </>
  );
}

/** A link, not an embedded map: nobody is told who looked until they ask for it. */
function mapOf({ latitude, longitude, address, city }: Venue, country: string): string {
  const base = 'https://www.openstreetmap.org';
  if (typeof latitude === 'number' && typeof longitude === 'number') {
    return `${base}/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  }
  return `${base}/search?query=${encodeURIComponent([...address, city, country].join(', '))}`;
}

function Organiser({ organiser }: { organiser: Event['organiser'] }) {
  const { t } = useTranslation();
  return (
    <>
      <p dir="auto">{organiser.name}</p>
      <p className={classes.links}>
        <a href={`mailto:${organiser.email}`}>{t('event.contact')}</a>
        {organiser.url && isSafeTarget(organiser.url) && <a href={organiser.url}>{t('event.website')}</a>}
      </p>
    </>
  );
}
