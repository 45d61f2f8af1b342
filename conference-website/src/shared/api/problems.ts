import type { OrganiserProblemCode } from './organiser-problems';

/** Every problem the service can answer the public with, and every code a field can carry: closed lists of the contract. */
export const problemCodes = [
  'unknown-event',
  'validation-failed',
  'malformed-json',
  'unsupported-media-type',
  'not-acceptable',
  'method-not-allowed',
  'not-found',
  'payload-too-large',
  'idempotency-key-missing',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'idempotency-in-progress',
  'already-registered',
  'sold-out',
  'offer-expired',
  'sign-up-not-open',
  'sign-up-closed',
  'manage-link-invalid',
  'manage-session-missing',
  'changed-meanwhile',
  'precondition-required',
  'registration-cancelled',
  'too-many-requests',
  'overloaded',
  'store-unavailable',
  'internal-error',
  'forbidden-origin',
] as const;
export type ProblemCode = (typeof problemCodes)[number] | OrganiserProblemCode;

const known = new Set<unknown>(problemCodes);

/** The pages that meet other problems say so; the public ones do not load their names. */
export function alsoKnow(codes: readonly OrganiserProblemCode[]): void {
  for (const code of codes) known.add(code);
}

export const fieldCodes = [
  'required',
  'too-short',
  'too-long',
  'invalid-characters',
  'invalid-email',
  'unknown-ticket-type',
  'unknown-question',
  'unknown-option',
  'wrong-type',
  'not-a-number',
  'too-small',
  'too-large',
  'not-a-date',
  'too-early',
  'too-late',
  'consent-required',
  'consent-outdated',
  'unknown-member',
  'unknown-locale',
  'duplicate-option',
  'guessable-password',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

export interface FieldProblem {
  pointer: string;
  code: FieldCode;
}

export function isProblemCode(value: unknown): value is ProblemCode {
  return known.has(value);
}

export function isFieldCode(value: unknown): value is FieldCode {
  return (fieldCodes as readonly unknown[]).includes(value);
}

/** An answer of the service that is no success (RFC 9457), or of something in front of it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: FieldProblem[];
  /** When to come again, in milliseconds from the answer. */
  readonly retryAfter: number | undefined;
  /** The request's id, for the organiser's support. */
  readonly instance: string | undefined;
  /** What belongs to this problem alone, as it came. */
  readonly members: Record<string, unknown>;

  constructor(status: number, body: unknown, retryAfter?: number) {
    const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const code = isProblemCode(members.code) ? members.code : codeOfStatus(status);
    super(`${status} ${code}`);
    this.code = code;
    this.members = members;
    this.status = status;
    this.errors = fieldProblems(members.errors);
    this.retryAfter = retryAfter;
    this.instance = typeof members.instance === 'string' ? members.instance : undefined;
  }

  /** Nothing was decided: the same request may be sent again. */
  get isTemporary(): boolean {
    return this.code === 'idempotency-in-progress' || [429, 502, 503, 504].includes(this.status);
  }
}

/** The request got no answer: no network, or it broke on the way. Whether the service saw it is unknown. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

function fieldProblems(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const { pointer, code } = (error ?? {}) as Record<string, unknown>;
    return typeof pointer === 'string' && isFieldCode(code) ? [{ pointer, code }] : [];
  });
}

/** A load balancer or a proxy answers without a code of ours. */
function codeOfStatus(status: number): ProblemCode {
  switch (status) {
    case 404:
      return 'not-found';
    case 413:
      return 'payload-too-large';
    case 415:
      return 'unsupported-media-type';
    case 429:
      return 'too-many-requests';
    case 502:
    case 503:
    case 504:
      return 'overloaded';
    default:
      return 'internal-error';
  }
}
