import { InputBase, TextInput } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { Question } from '@/shared/api/types';
import { InLanguage, useLocalized } from '@/shared/i18n/localized';
import { Choice, ChoiceGroup } from '@/shared/ui/Choices';
import { useFieldMessage } from './field-message';
import { controlId, Optional } from './field-parts';
import classes from './fields.module.css';
import { useChoiceEntry, useEntriesForm, useTextEntry } from './form-context';
import { codePoints } from './rules';

/** With more options than this, a list to open is quicker than one to scroll by. */
const manyOptions = 8;
/** The room left is worth a word only when it gets scarce. */
const fewCharacters = 100;

/** One of the event's own questions, by its kind. */
export function QuestionField({ question, locales }: { question: Question; locales: string[] }) {
  const parts = useQuestionParts(question, locales);
  switch (question.kind) {
    case 'text':
      return (
        <TextInput {...parts.control} maxLength={question.maxLength ?? undefined} enterKeyHint="next" dir="auto" />
      );
    case 'long-text':
      return <LongText question={question} control={parts.control} />;
    case 'number':
      return (
        <TextInput {...parts.control} inputMode={digitsOnly(question) ? 'numeric' : 'decimal'} enterKeyHint="next" />
      );
    case 'date':
      return (
        <TextInput
          {...parts.control}
          type="date"
          min={question.earliest ?? undefined}
          max={question.latest ?? undefined}
        />
      );
    case 'single-choice':
      return (question.options?.length ?? 0) > manyOptions ? (
        <LongList question={question} locales={locales} control={parts.control} />
      ) : (
        <Options question={question} locales={locales} type="radio" parts={parts} />
      );
    case 'multiple-choice':
      return <Options question={question} locales={locales} type="checkbox" parts={parts} />;
    case 'yes-no':
      return <YesNo question={question} parts={parts} />;
  }
}

type Parts = ReturnType<typeof useQuestionParts>;

function useQuestionParts(question: Question, locales: string[]) {
  const message = useFieldMessage();
  const { codeAt } = useEntriesForm();
  const path = `answers.${question.code}` as const;
  const entry = useTextEntry(path);
  const choice = useChoiceEntry(path);
  const name = <InLanguage text={question.label} locales={locales} />;
  const label = question.required ? name : <Optional>{name}</Optional>;
  const help = question.help ? <InLanguage text={question.help} locales={locales} /> : undefined;
  const error = message(codeAt(path), question);
  const id = controlId(path);
  const control = { ...entry, id, label, description: help, error, 'aria-required': question.required };
  return { id, choice, label, help, error, control };
}

/** The keyboard of digits alone has no minus and no point on some phones. */
function digitsOnly({ minimum, maximum }: Question): boolean {
  return typeof minimum === 'number' && minimum >= 0 && Number.isInteger(minimum) && Number.isInteger(maximum ?? 0);
}

function LongText({ question, control }: { question: Question; control: Parts['control'] }) {
  const { t } = useTranslation();
  const left = question.maxLength ? question.maxLength - codePoints(String(control.value)) : Infinity;
  return (
    <div className={classes.textarea}>
      <InputBase {...control} component="textarea" multiline rows={4} dir="auto" />
      {question.maxLength && (
        <span className={classes.counter}>
          {left < fewCharacters && t('signUp.charactersLeft', { count: Math.max(0, left) })}
        </span>
      )}
    </div>
  );
}

interface LongListProps {
  question: Question;
  locales: string[];
  control: Parts['control'];
}

function LongList({ question, locales, control }: LongListProps) {
  const { t } = useTranslation();
  const local = useLocalized(locales);
  return (
    <InputBase {...control} component="select" pointer>
      <option value="">{t('signUp.noAnswer')}</option>
      {question.options?.map((option) => (
        <option key={option.code} value={option.code}>
          {local(option.label)}
        </option>
      ))}
    </InputBase>
  );
}

interface OptionsProps {
  question: Question;
  locales: string[];
  type: 'radio' | 'checkbox';
  parts: Parts;
}

function Options({ question, locales, type, parts }: OptionsProps) {
  const { t } = useTranslation();
  const { id, choice, label, help, error } = parts;
  return (
    <ChoiceGroup id={id} legend={label} help={help} error={error} required={question.required} type={type}>
      {question.options?.map((option, index) => (
        <Choice
          key={option.code}
          {...choice(option.code)}
          id={index === 0 ? id : `${id}-${option.code}`}
          type={type}
          invalid={error !== undefined}
          label={<InLanguage text={option.label} locales={locales} />}
        />
      ))}
      {type === 'radio' && !question.required && (
        <Choice {...choice('')} id={`${id}-none`} type="radio" label={t('signUp.noAnswer')} />
      )}
    </ChoiceGroup>
  );
}

function YesNo({ question, parts: { id, choice, label, help, error } }: { question: Question; parts: Parts }) {
  const { t } = useTranslation();
  const invalid = error !== undefined;
  return (
    <ChoiceGroup id={id} legend={label} help={help} error={error} required={question.required} type="radio">
      <div className={classes.inline}>
        <Choice {...choice('yes')} id={id} type="radio" label={t('signUp.answerYes')} invalid={invalid} />
        <Choice {...choice('no')} id={`${id}-no`} type="radio" label={t('signUp.answerNo')} invalid={invalid} />
        {!question.required && <Choice {...choice('')} id={`${id}-none`} type="radio" label={t('signUp.noAnswer')} />}
      </div>
    </ChoiceGroup>
  );
}
