import { queryOptions } from '@tanstack/react-query';
import { retryUnlessDecided } from '@/features/catalogue/queries';
import type { LocalizedText } from '@/shared/api/types';
import { ask } from '../queries';

/** What an event does with personal data, in numbers and no names (GDPR art. 30). */
export interface ProcessingRecord {
  controller: { name: string; email: string };
  eraseAfter: string;
  numbers: { held: number; cancelled: number; answers: number; erasedByRequest: number; erasedInTime: number };
  categories: ProcessedCategory[];
  questions: { code: string; label: LocalizedText; required: boolean }[];
  notices: { version: number; publishedAt: string; consents: number; withdrawn: number }[];
}

export interface ProcessedCategory {
  category: string;
  /** Whether it outlives an erasure, as its proof. */
  kept: boolean;
  /** How long at most; as long as the registration where it is absent. */
  hours?: number;
}

export const processingQuery = (slug: string) =>
  queryOptions({
    queryKey: ['organiser', 'processing', slug],
    queryFn: () => ask<ProcessingRecord>('GET', `/events/${encodeURIComponent(slug)}/processing-record`),
    retry: retryUnlessDecided,
  });

/** The categories of the register that have words; another one is shown by its name. */
export const knownCategories = [
  'affiliation',
  'answers',
  'assessment',
  'choice',
  'consent',
  'contact',
  'history',
  'message',
  'name',
  'notes',
  'participation',
  'preference',
  'pseudonym',
] as const;
