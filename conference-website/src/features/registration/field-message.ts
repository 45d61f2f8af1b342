import { useTranslation } from '@/shared/i18n/use-translation';
import type { FieldCode } from '@/shared/api/problems';
import { isFieldCode } from '@/shared/api/problems';
import type { Question } from '@/shared/api/types';
import { formatDate } from '@/shared/i18n/dates';
import { varietyOf } from '@/shared/i18n/variety';
import type { TextKey } from '@/shared/i18n/texts';

type MessageKey = TextKey extends infer K ? (K extends `field.${infer Code}` ? Code : never) : never;

/** Every code has its words; a code without does not compile. */
const messages: Record<FieldCode, MessageKey> = {
  required: 'required',
  'too-short': 'too-short',
  'too-long': 'too-long',
  'invalid-characters': 'invalid-characters',
  'invalid-email': 'invalid-email',
  'unknown-ticket-type': 'unknown-ticket-type',
  'unknown-question': 'unknown-question',
  'unknown-option': 'unknown-option',
  'wrong-type': 'wrong-type',
  'not-a-number': 'not-a-number',
  'too-small': 'too-small',
  'too-large': 'too-large',
  'not-a-date': 'not-a-date',
  'too-early': 'too-early',
  'too-late': 'too-late',
  'consent-required': 'consent-required',
  'consent-outdated': 'consent-outdated',
  'unknown-member': 'unknown-member',
  'unknown-locale': 'unknown-locale',
  'duplicate-option': 'duplicate-option',
  'guessable-password': 'guessable-password',
};

const requiredIn: Partial<Record<Question['kind'], MessageKey>> = {
  'single-choice': 'required-choice',
  'yes-no': 'required-choice',
  'multiple-choice': 'required-choices',
};

export interface Limits {
  kind?: Question['kind'];
  maxLength?: number | null | undefined;
  minimum?: number | null | undefined;
  maximum?: number | null | undefined;
  earliest?: string | null | undefined;
  latest?: string | null | undefined;
}

function keyFor(code: FieldCode, { kind }: Limits): MessageKey {
  const special = code === 'required' && kind ? requiredIn[kind] : undefined;
  return special ?? messages[code];
}

/** Says what is wrong with a field, with the limits it has. A message that is no code is shown as it is. */
export function useFieldMessage(): (code: string | undefined, limits?: Limits) => string | undefined {
  const { t, language } = useTranslation();
  return (code, limits = {}) => {
    if (code === 'sold-out') return t('signUp.ticketSoldOut');
    if (!isFieldCode(code)) return code;
    const key = keyFor(code, limits);
    const number = (value: number | null | undefined) => value?.toLocaleString(varietyOf(language)) ?? '';
    const date = (value: string | null | undefined) => (value ? formatDate(value, language) : '');
    return t(`field.${key}`, {
      minimum: number(limits.minimum),
      maximum: number(code === 'too-long' ? (limits.maxLength ?? 200) : limits.maximum),
      earliest: date(limits.earliest),
      latest: date(limits.latest),
    });
  };
}
