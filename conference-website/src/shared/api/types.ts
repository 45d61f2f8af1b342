/** The contract's words. */
export type LocalizedText = Record<string, string>;

export interface EventSummary {
  slug: string;
  title: LocalizedText;
  summary: LocalizedText;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venue: { name: LocalizedText; city: string; country: string };
  signUp: { opensAt: string; closesAt: string };
}

export interface Venue {
  name: LocalizedText;
  address: string[];
  city: string;
  country: string;
  url?: string | null;
  latitude?: number | null;
  longitude?: number | null;
}

export interface TicketType {
  code: string;
  name: LocalizedText;
  description: LocalizedText;
}

export type QuestionKind = 'text' | 'long-text' | 'single-choice' | 'multiple-choice' | 'yes-no' | 'number' | 'date';

export interface Question {
  code: string;
  kind: QuestionKind;
  label: LocalizedText;
  help?: LocalizedText | null;
  required: boolean;
  options?: { code: string; label: LocalizedText }[] | null;
  maxLength?: number | null;
  minimum?: number | null;
  maximum?: number | null;
  earliest?: string | null;
  latest?: string | null;
  ticketTypes?: string[] | null;
}

export interface PrivacyNotice {
  version: number;
  text: LocalizedText;
  sha256: Record<string, string>;
}

/** What happens to a place that becomes free: the next in line has it at once, or is offered it for so many hours. */
export type WaitingList = { rule: 'confirm' } | { rule: 'offer'; offerHours: number };

export interface Event extends Omit<EventSummary, 'venue'> {
  description: LocalizedText;
  locales: string[];
  venue: Venue;
  organiser: { name: string; email: string; url?: string | null };
  ticketTypes: TicketType[];
  questions: Question[];
  privacyNotice: PrivacyNotice;
  duplicates: 'tell' | 'conceal';
  waitingList?: WaitingList | null;
  /** An organiser decides on each sign-up. */
  approval: boolean;
}

export interface TicketTypeAvailability {
  code: string;
  state: 'available' | 'few-left' | 'sold-out';
  left: number;
  /** How many are in line for this ticket type. */
  waiting: number;
}

export interface Availability {
  version: number;
  signUp: 'not-open' | 'open' | 'closed' | 'sold-out';
  opensAt: string;
  closesAt: string;
  serverTime: string;
  /** Grows whenever somebody leaves the waiting list or is given a place: ranks may have changed. */
  queueMoves: number;
  ticketTypes: TicketTypeAvailability[];
}

export type Answer = string | string[] | boolean | number;
export type Answers = Record<string, Answer>;

export interface SignUpRequest {
  givenName: string;
  familyName: string;
  email: string;
  organisation?: string | null;
  ticketType: string;
  answers: Answers;
  consent: { privacyNoticeVersion: number; locale: string };
  locale: string;
  /** Takes a place on the waiting list when there is no other. */
  waitingList?: true;
}

export interface Confirmation {
  id: string;
  reference: string;
  state: 'requested' | 'confirmed' | 'waiting';
  /** 1 is next in line; only while waiting. */
  rank?: number | null;
  ticketType: string;
  registeredAt: string;
}

export interface CheckYourMail {
  state: 'check-your-mail';
}

export interface Consent {
  purpose: string;
  version: number;
  locale: string;
  givenAt: string;
  withdrawnAt?: string | null;
}

export interface Registration {
  id: string;
  reference: string;
  state: 'requested' | 'confirmed' | 'waiting' | 'offered' | 'cancelled';
  rank?: number | null;
  /** Until when a place is held for somebody who was offered one. */
  offerExpiresAt?: string | null;
  event: { slug: string; title: LocalizedText; startsAt: string; endsAt: string; timeZone: string };
  ticketType: { code: string; name: LocalizedText };
  givenName: string;
  familyName: string;
  email: string;
  organisation?: string | null;
  answers: Answers;
  locale: string;
  registeredAt: string;
  cancelledAt?: string | null;
  endedBy?:
    'attendee' | 'left-waiting-list' | 'offer-declined' | 'offer-expired' | 'request-withdrawn' | 'rejected' | null;
  /** What the organiser gave as the reason. */
  endedReason?: string | null;
  revision: number;
  consents: Consent[];
}

export interface RegistrationChange {
  givenName?: string;
  familyName?: string;
  organisation?: string | null;
  answers?: Answers;
  email?: string;
  ticketType?: string;
}

export interface Erasure {
  erasedAt: string;
  kept: { what: string; why: string }[];
}
