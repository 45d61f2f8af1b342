import { useTranslation, type Translate } from '@/shared/i18n/use-translation';
import type { TicketTypeAvailability } from '@/shared/api/types';
import classes from './PlacesLeft.module.css';

/** How many places of a ticket type are left, in words; the room for them is reserved so that nothing moves. */
export function PlacesLeft({ places }: { places: TicketTypeAvailability | undefined }) {
  const { t } = useTranslation();
  return (
    <span className={classes.places} data-state={places?.state ?? 'unknown'}>
      {places ? (
        wordsFor(places, t)
      ) : (
        <span aria-label={t('availability.unknown')} role="img">
          …
        </span>
      )}
    </span>
  );
}

function wordsFor(places: TicketTypeAvailability, t: Translate): string {
  switch (places.state) {
    case 'sold-out':
      return places.waiting > 0
        ? t('availability.soldOutWaiting', { count: places.waiting })
        : t('availability.soldOut');
    case 'few-left':
      return t('availability.fewLeft', { count: places.left });
    case 'available':
      return t('availability.left', { count: places.left });
  }
}
