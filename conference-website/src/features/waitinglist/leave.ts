import { decideOnRegistration, tagOf, type Held } from '@/features/registration/held';
import { Problem } from '@/shared/api/problems';
import type { Registration } from '@/shared/api/types';

/** Gives up what the person saw, a place in line or an offer, and no place that became theirs in that moment. */
export async function leave(seen: Registration, key: string, onDoubt: () => void): Promise<Held> {
  try {
    return await decideOnRegistration('cancellation', key, tagOf(seen));
  } catch (error) {
    if (error instanceof Problem && error.code === 'changed-meanwhile') onDoubt();
    throw error;
  }
}
