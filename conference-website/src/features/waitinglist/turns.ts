import type { Registration } from '@/shared/api/types';
import { formatInstant } from '@/shared/i18n/dates';
import type { Translate } from '@/shared/i18n/use-translation';

/** What to say when a registration that waits, is asked for or holds an offer is found in another state. */
export function wordsForTurn(
  before: Registration['state'],
  { state, offerExpiresAt, endedBy }: Registration,
  t: Translate,
  language: string,
): string | undefined {
  if (before === state) return undefined;
  switch (state) {
    case 'confirmed':
      return before === 'requested' ? t('approval.turned') : t('waitingList.turned.confirmed');
    case 'offered':
      return t('waitingList.turned.offered', { date: offerExpiresAt ? formatInstant(offerExpiresAt, language) : '' });
    case 'cancelled':
      return t(`waitingList.ended.${endedBy ?? 'attendee'}.title`);
    case 'waiting':
      return before === 'requested' ? t('approval.waits') : undefined;
    case 'requested':
      return undefined;
  }
}

/** Before a decision, in line, or holding an offer: things go on without the person, and may do so at any moment. */
export function isMoving({ state }: Pick<Registration, 'state'>): boolean {
  return state === 'requested' || state === 'waiting' || state === 'offered';
}
