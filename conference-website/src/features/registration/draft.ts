import type { Event } from '@/shared/api/types';
import { forgetInTab, keepInTab, readInTab } from '@/shared/storage';
import { emptyEntries } from './entries';
import type { AnswerEntry, SignUpEntries } from './schema';

/** What somebody has entered so far stays in their tab. The consent does not: it is given anew, knowingly. */
type Draft = Omit<SignUpEntries, 'consent'>;

const keyOf = (slug: string) => `conference.draft.${slug}`;

export function keepDraft(slug: string, entries: SignUpEntries): void {
  const { givenName, familyName, email, organisation, ticketType, answers } = entries;
  const draft: Draft = { givenName, familyName, email, organisation, ticketType, answers };
  keepInTab(keyOf(slug), draft);
}

export function forgetDraft(slug: string): void {
  forgetInTab(keyOf(slug));
}

/** The form as it was left, as far as it still fits the event. */
export function entriesFromDraft(event: Event): SignUpEntries {
  const empty = emptyEntries(event);
  const draft = readInTab(keyOf(event.slug), isDraft);
  if (!draft) return empty;
  const offered = event.ticketTypes.some((type) => type.code === draft.ticketType);
  return {
    ...empty,
    ...draft,
    ticketType: offered ? draft.ticketType : empty.ticketType,
    answers: Object.fromEntries(
      Object.entries(empty.answers).map(([code, blank]) => [code, sameKind(blank, draft.answers[code])]),
    ),
  };
}

function sameKind(blank: AnswerEntry, entry: AnswerEntry | undefined): AnswerEntry {
  return entry !== undefined && Array.isArray(entry) === Array.isArray(blank) ? entry : blank;
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  const texts = [draft?.givenName, draft?.familyName, draft?.email, draft?.organisation, draft?.ticketType];
  return texts.every((text) => typeof text === 'string') && typeof draft?.answers === 'object';
}
