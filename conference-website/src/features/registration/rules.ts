import type { FieldCode } from '@/shared/api/problems';
import type { Question } from '@/shared/api/types';

/**
 * The service's rules for single values, so that people hear of a mistake before sending it. The service is the judge:
 * where its rule is not certain here, this side lets the value pass. validation-cases.json holds both sides to the same.
 */
export type Rule = (value: string) => FieldCode | null;

const longestName = 200;
const longestEmail = 254;
const longestLocalPart = 64;

/** Control characters, line and paragraph separators, halves of characters, and marks that reverse what is read. */
const unfit = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const unfitInLines = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const invisible = /[\p{White_Space}\p{Cf}]/gu;
const surroundingSpace = /^\p{White_Space}+|\p{White_Space}+$/gu;

export function trim(value: string): string {
  return value.replace(surroundingSpace, '');
}

export function isBlank(value: string): boolean {
  return value.replace(invisible, '') === '';
}

/** Characters as people count them in a limit: code points of the composed form. */
function lengthOf(value: string): number {
  return [...trim(value).normalize('NFC')].length;
}

export const nameRule: Rule = (value) => (isBlank(value) ? 'required' : organisationRule(value));

export const organisationRule: Rule = (value) => {
  if (lengthOf(value) > longestName) return 'too-long';
  return unfit.test(trim(value)) ? 'invalid-characters' : null;
};

export const emailRule: Rule = (value) => {
  const address = trim(value);
  if (isBlank(address)) return 'required';
  if ([...address].length > longestEmail) return 'too-long';
  const at = address.lastIndexOf('@');
  return isLocalPart(address.slice(0, at)) && isDomain(address.slice(at + 1)) ? null : 'invalid-email';
};

/** A dot-atom (RFC 5322 §3.2.3), with the letters of RFC 6531 besides. */
function isLocalPart(local: string): boolean {
  if (new TextEncoder().encode(local).length > longestLocalPart) return false;
  return (
    /^[\w!#$%&'*+/=?^`{|}~\u0080-\u{10FFFF}-]+(\.[\w!#$%&'*+/=?^`{|}~\u0080-\u{10FFFF}-]+)*$/u.test(local) &&
    !unfit.test(local)
  );
}

function isDomain(domain: string): boolean {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain.normalize('NFKC'))) return false;
  const labels = toAscii(domain)?.split('.') ?? [];
  const topLevel = labels.at(-1) ?? '';
  return labels.length >= 2 && labels.every(isLabel) && !/^\d+$/.test(topLevel);
}

function isLabel(label: string): boolean {
  return label.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(label);
}

/** The browser's own IDNA; it refuses what cannot be a host. */
function toAscii(domain: string): string | undefined {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
}

/** A written answer; choices are checked by the schema. */
export function answerRule(question: Question): Rule {
  return (value) => {
    if (isBlank(value)) return question.required ? 'required' : null;
    switch (question.kind) {
      case 'number':
        return numberRule(value, question);
      case 'date':
        return dateRule(value, question);
      case 'long-text':
        return textRule(value, question, unfitInLines);
      default:
        return textRule(value, question, unfit);
    }
  };
}

function textRule(value: string, { maxLength }: Question, forbidden: RegExp): FieldCode | null {
  if (typeof maxLength === 'number' && lengthOf(value) > maxLength) return 'too-long';
  return forbidden.test(trim(value)) ? 'invalid-characters' : null;
}

function numberRule(value: string, { minimum, maximum }: Question): FieldCode | null {
  const number = parseNumber(value);
  if (number === undefined) return 'not-a-number';
  if (typeof minimum === 'number' && number < minimum) return 'too-small';
  return typeof maximum === 'number' && number > maximum ? 'too-large' : null;
}

/** A number as it is written in either language: "1.5" or "1,5", without separators of thousands. */
export function parseNumber(value: string): number | undefined {
  const text = trim(value).replace('\u2212', '-');
  return /^[+-]?\d{1,15}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function dateRule(value: string, { earliest, latest }: Question): FieldCode | null {
  const date = trim(value);
  if (!isDate(date)) return 'not-a-date';
  if (earliest && date < earliest) return 'too-early';
  return latest && date > latest ? 'too-late' : null;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}
