import { useTranslation } from '@/shared/i18n/use-translation';
import { PlacesLeft } from '@/features/catalogue/PlacesLeft';
import type { Availability, Event } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { Choice, ChoiceGroup } from '@/shared/ui/Choices';
import { useFieldMessage } from './field-message';
import { controlId } from './field-parts';
import classes from './fields.module.css';
import { useChoiceEntry, useEntriesForm } from './form-context';

/** The ticket types as cards with their places, live. One that is sold out can be seen, but not be chosen anew. */
export function TicketChoice({ event, availability }: { event: Event; availability: Availability | undefined }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const { entries, codeAt } = useEntriesForm();
  const choice = useChoiceEntry('ticketType');
  const chosen = entries.ticketType ?? '';
  const error = message(codeAt('ticketType'), { kind: 'single-choice' });
  const placesOf = (code: string) => availability?.ticketTypes.find((places) => places.code === code);
  const gone = chosen !== '' && placesOf(chosen)?.state === 'sold-out';
  const id = controlId('ticketType');
  return (
    <ChoiceGroup
      id={id}
      legend={t('signUp.ticket')}
      hideLegend
      error={error ?? (gone ? t('signUp.ticketSoldOut') : undefined)}
      required
      type="radio"
    >
      {event.ticketTypes.map((type, index) => (
        <Choice
          key={type.code}
          {...choice(type.code)}
          id={index === 0 ? id : `${id}-${type.code}`}
          type="radio"
          look="card"
          disabled={placesOf(type.code)?.state === 'sold-out' && chosen !== type.code}
          invalid={error !== undefined || (gone && chosen === type.code)}
          aria-describedby={`${id}-${type.code}-places`}
          label={<InLanguage text={type.name} locales={event.locales} />}
        >
          <span id={`${id}-${type.code}-places`}>
            <PlacesLeft places={placesOf(type.code)} />
          </span>
          <span className={classes.description}>
            <InLanguage text={type.description} locales={event.locales} />
          </span>
        </Choice>
      ))}
    </ChoiceGroup>
  );
}
