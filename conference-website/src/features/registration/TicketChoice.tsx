import { useFormContext } from 'react-hook-form';
import { useTranslation } from '@/shared/i18n/use-translation';
import { PlacesLeft } from '@/features/catalogue/PlacesLeft';
import type { Availability, Event } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { Choice, ChoiceGroup } from '@/shared/ui/Choices';
import { useFieldMessage } from './field-message';
import { controlId } from './field-parts';
import classes from './fields.module.css';
import type { SignUpEntries } from './schema';

/** The ticket types as cards with their places, live. One that is sold out can be seen, but not be chosen anew. */
export function TicketChoice({ event, availability }: { event: Event; availability: Availability | undefined }) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const { register, formState, watch } = useFormContext<SignUpEntries>();
  const chosen = watch('ticketType');
  const error = message(formState.errors.ticketType?.message, { kind: 'single-choice' });
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
          {...register('ticketType')}
          id={index === 0 ? id : `${id}-${type.code}`}
          type="radio"
          look="card"
          value={type.code}
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
