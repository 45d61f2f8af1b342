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
const longestText = { text: 500, 'long-text': 5_000 };
const largestNumber = 999_999_999_999_999;

/**
 * Controls, halves of characters, private ones, and marks that hide or reverse what is read; not the joiners that
 * scripts of Asia need (U+200C, U+200D), nor the marks that keyboards for Hebrew and Arabic add (U+200E, U+200F, U+061C).
 */
const unfit = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200C-\u200F\u061C])\p{Cf}/u;
const unfitInLines = new RegExp(`(?![\\t\\n\\r])(?:${unfit.source})`, 'u');
/** Space, and letters that take up room and show nothing. */
const invisible = /[\p{White_Space}\p{Cf}\u115F\u1160\u3164\uFFA0\u2800]/gu;
const surroundingSpace = /^\p{White_Space}+|\p{White_Space}+$/gu;

export function trim(value: string): string {
  return value.replace(surroundingSpace, '');
}

export function isBlank(value: string): boolean {
  return value.replace(invisible, '') === '';
}

export function codePoints(value: string): number {
  return Array.from(value).length;
}

/** The length as both sides count it: code points of the composed form. */
function lengthOf(value: string): number {
  return codePoints(trim(value).normalize('NFC'));
}

export const nameRule: Rule = (value) => (isBlank(value) ? 'required' : organisationRule(value));

export const organisationRule: Rule = (value) => {
  if (lengthOf(value) > longestName) return 'too-long';
  return unfit.test(trim(value)) ? 'invalid-characters' : null;
};

export const emailRule: Rule = (value) => {
  const address = trim(value);
  if (isBlank(address)) return 'required';
  return codePoints(address) > longestEmail ? 'too-long' : isEmail(address.normalize('NFC')) ? null : 'invalid-email';
};

function isEmail(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = toAscii(address.slice(at + 1));
  return (
    domain !== undefined && isDotAtom(local) && bytes(local) + 1 + domain.length <= longestEmail && isDomain(domain)
  );
}

/** A dot-atom (RFC 5322 §3.2.3), with the letters of RFC 6531 besides. */
function isDotAtom(local: string): boolean {
  if (bytes(local) > longestLocalPart || unfit.test(local) || /[\p{White_Space}\p{Cf}\p{Cn}]/u.test(local))
    return false;
  return /^[\w!#$%&'*+/=?^`{|}~\u0080-\u{10FFFF}-]+(\.[\w!#$%&'*+/=?^`{|}~\u0080-\u{10FFFF}-]+)*$/u.test(local);
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function isDomain(ascii: string): boolean {
  const labels = ascii.split('.');
  const topLevel = labels.at(-1) ?? '';
  return labels.length >= 2 && ascii.length <= 253 && labels.every(isLabel) && !/^\d+$/.test(topLevel);
}

function isLabel(label: string): boolean {
  return label.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label);
}

/** The browser's own IDNA; it refuses what cannot be a host, and would unescape what may not be in one. */
function toAscii(domain: string): string | undefined {
  if (!/^(?:[\p{L}\p{M}\p{N}\u3002\uFF0E\uFF61\u00B7.-]|\u200C|\u200D)+$/u.test(domain)) return undefined;
  // A host that is a number would be read as an address.
  if (/(^|\.)(\d+|0x[\da-f]*)$/i.test(domain)) return undefined;
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
      case 'text':
      case 'single-choice':
      case 'multiple-choice':
      case 'yes-no':
        return textRule(value, question, unfit);
    }
  };
}

function textRule(value: string, { kind, maxLength }: Question, forbidden: RegExp): FieldCode | null {
  const longest = maxLength ?? longestText[kind === 'long-text' ? kind : 'text'];
  if (lengthOf(value) > longest) return 'too-long';
  return forbidden.test(trim(value)) ? 'invalid-characters' : null;
}

function numberRule(value: string, { minimum, maximum }: Question): FieldCode | null {
  const number = parseNumber(value);
  if (number === undefined) return 'not-a-number';
  if (number < (minimum ?? -largestNumber)) return 'too-small';
  return number > (maximum ?? largestNumber) ? 'too-large' : null;
}

/** A number as it is written in either language: "1.5" or "1,5", without separators of thousands. */
export function parseNumber(value: string): number | undefined {
  const text = trim(value).replace('\u2212', '-');
  return /^[+-]?\d{1,20}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
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
