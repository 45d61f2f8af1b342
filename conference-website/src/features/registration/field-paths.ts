import type { FieldProblem } from '@/shared/api/problems';

const members = ['givenName', 'familyName', 'email', 'organisation', 'ticketType', 'consent'] as const;
export type FieldPath = (typeof members)[number] | `answers.${string}`;

/**
 * The field that a pointer of the service means (RFC 6901, as a URI fragment). What lies deeper belongs to its field:
 * "#/answers/topics/2" is the question "topics". Undefined when no field of the form is meant.
 */
export function fieldAt(pointer: string): FieldPath | undefined {
  const [head, code] = pointer.replace(/^#?\//, '').split('/').map(unescape);
  if (head === 'answers' && code) return `answers.${code}`;
  return members.find((member) => member === head);
}

function unescape(token: string): string {
  return decodeFragment(token).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decodeFragment(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** The service's verdict by field, the first for each; and what concerns no field of this form. */
export function byField(errors: FieldProblem[], known: (path: FieldPath) => boolean) {
  const fields = new Map<FieldPath, FieldProblem['code']>();
  const others: FieldProblem[] = [];
  for (const error of errors) {
    const path = fieldAt(error.pointer);
    if (!path || !known(path)) others.push(error);
    else if (!fields.has(path)) fields.set(path, error.code);
  }
  return { fields, others };
}
