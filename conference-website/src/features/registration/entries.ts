import type { Answer, Answers, Event, Question, SignUpRequest } from '@/shared/api/types';
import { isBlank, parseNumber, trim } from './rules';
import { questionsFor, type AnswerEntry, type SignUpEntries } from './schema';

export function emptyEntries(event: Event): SignUpEntries {
  const only = event.ticketTypes.length === 1 ? event.ticketTypes[0] : undefined;
  return {
    givenName: '',
    familyName: '',
    email: '',
    organisation: '',
    ticketType: only?.code ?? '',
    answers: answerEntries(event.questions, {}),
    consent: false,
  };
}

/** Answers as the controls hold them. */
export function answerEntries(questions: Question[], answers: Answers): Record<string, AnswerEntry> {
  return Object.fromEntries(questions.map((question) => [question.code, entryOf(question, answers[question.code])]));
}

function entryOf(question: Question, answer: Answer | undefined): AnswerEntry {
  if (Array.isArray(answer)) return answer;
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (answer === undefined) return question.kind === 'multiple-choice' ? [] : '';
  return String(answer);
}

/** Answers as the service takes them: only to questions that are asked, and only where something was answered. */
export function answersOf(questions: Question[], entries: Record<string, AnswerEntry>): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerOf(question, entries[question.code]);
      return answer === undefined ? [] : [[question.code, answer]];
    }),
  );
}

function answerOf(question: Question, entry: AnswerEntry | undefined): Answer | undefined {
  if (entry === undefined || entry.length === 0) return undefined;
  if (Array.isArray(entry)) return entry;
  if (isBlank(entry)) return undefined;
  if (question.kind === 'yes-no') return entry === 'yes';
  return question.kind === 'number' ? parseNumber(entry) : trim(entry);
}

export interface SpokenIn {
  /** The language the person is served in. */
  locale: string;
  /** The language in which the privacy notice was shown. */
  noticeLocale: string;
}

/** `waits`: for a place on the waiting list, when there is still no other as it arrives. */
export function requestOf(event: Event, entries: SignUpEntries, spoken: SpokenIn, waits: boolean): SignUpRequest {
  return {
    givenName: trim(entries.givenName),
    familyName: trim(entries.familyName),
    email: trim(entries.email),
    organisation: isBlank(entries.organisation) ? null : trim(entries.organisation),
    ticketType: entries.ticketType,
    answers: answersOf(questionsFor(event, entries.ticketType), entries.answers),
    consent: { privacyNoticeVersion: event.privacyNotice.version, locale: spoken.noticeLocale },
    locale: spoken.locale,
    ...(waits && { waitingList: true }),
  };
}
