import type { Availability, Event } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { PlacesLeft } from './PlacesLeft';
import classes from './TicketList.module.css';

export function TicketList({ event, availability }: { event: Event; availability: Availability | undefined }) {
  return (
    <ul className={classes.list}>
      {event.ticketTypes.map((type) => {
        const places = availability?.ticketTypes.find((candidate) => candidate.code === type.code);
        return (
          <li key={type.code} className={classes.type} data-sold-out={places?.state === 'sold-out' || undefined}>
            <h3 className={classes.name}>
              <InLanguage text={type.name} locales={event.locales} />
            </h3>
            <PlacesLeft places={places} />
            <p className={classes.description}>
              <InLanguage text={type.description} locales={event.locales} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
