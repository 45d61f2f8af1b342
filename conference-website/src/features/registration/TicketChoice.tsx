import { useTranslation } from '@/shared/i18n/use-translation';
import { PlacesLeft } from '@/features/catalogue/PlacesLeft';
import type { Availability, TicketType } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { Choice, ChoiceGroup } from '@/shared/ui/Choices';
import { useFieldMessage } from './field-message';
import { controlId } from './field-parts';
import classes from './fields.module.css';
import { useChoiceEntry, useEntriesForm } from './form-context';

interface TicketChoiceProps {
  types: TicketType[];
  locales: string[];
  availability: Availability | undefined;
  /** One can wait for a ticket that is sold out, so it can be chosen. */
  waitingList?: boolean;
  /** The ticket somebody has already; they may keep it, however full it is. */
  held?: string;
  help?: string;
}

/** The ticket types as cards with their places, live. One that leads nowhere can be seen, but not be chosen anew. */
export function TicketChoice({ types, locales, availability, waitingList = false, held, help }: TicketChoiceProps) {
  const { t } = useTranslation();
  const message = useFieldMessage();
  const { entries, codeAt } = useEntriesForm();
  const choice = useChoiceEntry('ticketType');
  const chosen = entries.ticketType ?? '';
  const error = message(codeAt('ticketType'), { kind: 'single-choice' });
  const placesOf = (code: string) => availability?.ticketTypes.find((places) => places.code === code);
  const isFull = (code: string) => placesOf(code)?.state === 'sold-out';
  const leadsNowhere = (code: string) => isFull(code) && !waitingList && code !== held;
  const gone = chosen !== '' && leadsNowhere(chosen);
  const id = controlId('ticketType');
  // A disabled control cannot take the focus.
  const first = types.find(({ code }) => !leadsNowhere(code) || code === chosen) ?? types[0];
  return (
    <ChoiceGroup
      id={id}
      legend={t('signUp.ticket')}
      hideLegend={held === undefined}
      help={help}
      error={error ?? (gone ? t('signUp.ticketSoldOut') : undefined)}
      required
      type="radio"
    >
      {types.map((type) => (
        <Choice
          key={type.code}
          {...choice(type.code)}
          id={type === first ? id : `${id}-${type.code}`}
          type="radio"
          look="card"
          disabled={leadsNowhere(type.code) && chosen !== type.code}
          invalid={error !== undefined || (gone && chosen === type.code)}
          aria-describedby={`${id}-${type.code}-places`}
          label={<InLanguage text={type.name} locales={locales} />}
        >
          <span id={`${id}-${type.code}-places`} className={classes.places}>
            <PlacesLeft places={placesOf(type.code)} />{' '}
            {waitingList && isFull(type.code) && <span className={classes.mark}>{t('waitingList.mark')}</span>}
          </span>
          <span className={classes.description}>
            <InLanguage text={type.description} locales={locales} />
          </span>
        </Choice>
      ))}
    </ChoiceGroup>
  );
}
