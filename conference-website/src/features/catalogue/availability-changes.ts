import type { Availability, TicketTypeAvailability } from '@/shared/api/types';

export type Change =
  | { what: 'open' | 'notOpen' | 'closed' | 'soldOut' }
  | { what: 'typeSoldOut' | 'typeFewLeft' | 'typeAvailable'; type: string };

const ofSignUp = { open: 'open', 'not-open': 'notOpen', closed: 'closed', 'sold-out': 'soldOut' } as const;

/** Numbers change all the time; only a change of state is worth a word, and a change of everything covers the parts. */
export function changesWorthSaying(before: Availability, after: Availability): Change[] {
  // Sign-up does not open anew when a place is freed: it is that ticket type which has places again.
  const freed = before.signUp === 'sold-out' && after.signUp === 'open';
  if (before.signUp !== after.signUp && !freed) return [{ what: ofSignUp[after.signUp] }];
  if (after.signUp !== 'open') return [];
  return after.ticketTypes.flatMap((type) => {
    const earlier = before.ticketTypes.find((other) => other.code === type.code);
    return earlier && earlier.state !== type.state ? changeOfType(earlier, type) : [];
  });
}

function changeOfType(before: TicketTypeAvailability, after: TicketTypeAvailability): Change[] {
  switch (after.state) {
    case 'sold-out':
      return [{ what: 'typeSoldOut', type: after.code }];
    case 'few-left':
      return [{ what: before.state === 'sold-out' ? 'typeAvailable' : 'typeFewLeft', type: after.code }];
    case 'available':
      return before.state === 'sold-out' ? [{ what: 'typeAvailable', type: after.code }] : [];
  }
}
