import { randomBytes } from 'node:crypto';

export type Answer = string | string[] | boolean | number;

/** Somebody who signs up; what is not given is made up, and nobody has the same address twice. */
export interface AttendeeOptions {
  givenName?: string;
  familyName?: string;
  email?: string;
  organisation?: string;
  ticketType?: string;
  answers?: Record<string, Answer>;
  noticeVersion?: number;
  locale?: string;
  waitingList?: boolean;
}

export class Attendee {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly organisation: string | undefined;
  readonly ticketType: string;
  readonly answers: Record<string, Answer>;
  readonly noticeVersion: number;
  readonly locale: string;
  readonly waitingList: boolean;

  constructor(options: AttendeeOptions = {}) {
    this.givenName = options.givenName ?? 'Nadia';
    this.familyName = options.familyName ?? 'Okonkwo';
    this.email = options.email ?? `nadia.${randomBytes(6).toString('hex')}@attendees.example`;
    this.organisation = options.organisation;
    this.ticketType = options.ticketType ?? 'regular';
    this.answers = options.answers ?? {};
    this.noticeVersion = options.noticeVersion ?? 1;
    this.locale = options.locale ?? 'en';
    this.waitingList = options.waitingList ?? false;
  }

  asRequest(): unknown {
    return {
      givenName: this.givenName,
      familyName: this.familyName,
      email: this.email,
      organisation: this.organisation ?? null,
      ticketType: this.ticketType,
      answers: this.answers,
      consent: { privacyNoticeVersion: this.noticeVersion, locale: this.locale },
      locale: this.locale,
      ...(this.waitingList && { waitingList: true }),
    };
  }
}
