import type { LocalizedText, QuestionKind } from '@/shared/api/types';

/** The contract's words for the organiser's desk. */
export const roles = ['owner', 'organiser', 'desk', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'see-event',
  'see-attendees',
  'change-attendees',
  'approve-attendees',
  'overbook',
  'announce',
  'erase-attendees',
  'import-attendees',
  'export-attendees',
  'change-event',
  'see-team',
  'change-team',
] as const;
export type Permission = (typeof permissions)[number];

export interface OrganiserEvent {
  slug: string;
  title: LocalizedText;
  state: 'draft' | 'published' | 'archived';
  startsAt: string;
  endsAt: string;
  timeZone: string;
  role: Role;
  permissions: Permission[];
}

export interface OrganiserSession {
  accountId: string;
  name: string;
  email: string;
  /** Whether every event is theirs, those to come included. */
  ownsAll: boolean;
  confirmedAt: string;
  events: OrganiserEvent[];
}

export interface Invitation {
  role: Role;
  /** Absent when it is for every event. */
  event?: LocalizedText | null;
  email?: string | null;
  hasAccount: boolean;
  expiresAt: string;
}

export interface Authenticator {
  secret: string;
  uri: string;
}

export interface NewAccount {
  session: OrganiserSession;
  recoveryCodes: string[];
}

export interface Passkey {
  id: string;
  label: string;
  createdAt: string;
  lastUsedAt: string;
}

export interface Account {
  name: string;
  email: string;
  hasPassword: boolean;
  recoveryCodes: number;
  passkeys: Passkey[];
}

export interface AccountSession {
  id: string;
  current: boolean;
  browser: string;
  signedInAt: string;
  lastUsedAt: string;
}

export interface TeamMember {
  accountId: string;
  name: string;
  email: string;
  role: Role;
  everywhere: boolean;
}

export interface TeamInvitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: string;
}

export interface Team {
  members: TeamMember[];
  invitations: TeamInvitation[];
  roles: { role: Role; permissions: Permission[] }[];
}

export interface EventFile {
  yaml: string;
  /** What `If-Match` names to change this and no newer one. */
  version: string;
}

export interface EventFileOutcome {
  slug: string;
  state: OrganiserEvent['state'];
  changes: boolean;
  consequences: EventConsequence[];
}

export const consequenceKinds = [
  'ticket-type-new',
  'ticket-type-back',
  'ticket-type-withdrawn',
  'ticket-type-removed',
  'capacity',
  'question-new',
  'question-back',
  'question-withdrawn',
  'question-removed',
  'notice',
  'starts',
  'ends',
  'place',
  'state',
] as const;

/** What a changed event is to those who run it or have signed up for it. */
export interface EventConsequence {
  kind: (typeof consequenceKinds)[number];
  /** The code of the ticket type, pool or question it is about. */
  subject?: string | null;
  /** How many registrations it touches, where it can touch any. */
  people?: number | null;
  from?: string | null;
  /** What will be; times as `2027-06-09T09:00[Europe/Lisbon]`. */
  to?: string | null;
  /** The same in English. */
  text: string;
}

export interface EventFileMistake {
  line: number;
  column: number;
  path: string;
  text: string;
}

export const attendeeStates = ['requested', 'confirmed', 'waiting', 'offered', 'cancelled'] as const;
export type AttendeeState = (typeof attendeeStates)[number];

export interface NamedCode {
  code: string;
  name: LocalizedText;
}

export interface AskedQuestion {
  code: string;
  kind: QuestionKind;
  label: LocalizedText;
  options: NamedCode[];
}

/** What the codes in registrations stand for. */
export interface Asked {
  ticketTypes: NamedCode[];
  questions: AskedQuestion[];
}

export interface Attendee {
  reference: string;
  state: AttendeeState;
  ticketType: string;
  givenName: string;
  familyName: string;
  email: string;
  organisation?: string;
  answers: Record<string, unknown>;
  locale: string;
  revision: number;
  registeredAt: string;
  updatedAt: string;
  cancelledAt?: string;
  offerExpiresAt?: string;
  /** What an organiser gave as the reason, where they said no. */
  endedReason?: string;
  /** Absent where they were not asked for. */
  tags?: string[];
}

export interface AttendeesFound {
  total: number;
  /** False while the service has not yet looked at everybody. */
  complete: boolean;
  page: number;
  size: number;
  asked: Asked;
  /** Those that attendees of the event have. */
  tags: string[];
  attendees: Attendee[];
}

export interface HistoryEntry {
  at: string;
  actor: 'attendee' | 'organiser' | 'system';
  name?: string;
  action: string;
  fields: string[];
}

export interface AttendeeMail {
  at: string;
  kind: string;
  state: 'waiting' | 'sent' | 'failed';
  problem?: string;
}

export interface AttendeeNote {
  id: string;
  at: string;
  name?: string;
  text: string;
}

export interface AttendeeDetail {
  attendee: Attendee;
  asked: Asked;
  notes: AttendeeNote[];
  history: HistoryEntry[];
  mails: AttendeeMail[];
}
