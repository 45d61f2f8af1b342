/** What only the organiser's desk can be answered with. */
export const organiserProblemCodes = [
  'sign-in-required',
  'sign-in-failed',
  'too-many-attempts',
  'not-permitted',
  'confirmation-needed',
  'invitation-invalid',
  'enrolment-missing',
  'account-exists',
  'proof-refused',
  'password-missing',
  'last-way-in',
  'last-owner',
  'place-would-be-lost',
  'consent-withdrawn',
  'already-in-team',
  'event-file-wrong',
  'other-event',
  'event-exists',
  'event-changed-meanwhile',
] as const;
export type OrganiserProblemCode = (typeof organiserProblemCodes)[number];
