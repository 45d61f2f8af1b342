import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { Question } from '@/shared/api/types';
import { InLanguage, useLocalized } from '@/shared/i18n/localized';
import { Choice, ChoiceGroup } from '@/shared/ui/Choices';
import { useFieldMessage } from './field-message';
import { controlId, Optional } from './field-parts';
import classes from './fields.module.css';
import type { DetailEntries } from './schema';

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
        <TextInput {...parts.control} inputMode={integerOnly(question) ? 'numeric' : 'decimal'} enterKeyHint="next" />
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
  const { register, formState } = useFormContext<DetailEntries>();
  const path = `answers.${question.code}` as const;
  const label = <InLanguage text={question.label} locales={locales} />;
  const shownLabel = question.required ? label : <Optional>{label}</Optional>;
  const help = question.help ? <InLanguage text={question.help} locales={locales} /> : undefined;
  const error = message(formState.errors.answers?.[question.code]?.message, question);
  const registered = register(path);
  const id = controlId(path);
  return {
    id,
    registered,
    label: shownLabel,
    help,
    error,
    control: { ...registered, id, label: shownLabel, description: help, error, 'aria-required': question.required },
  };
}

function integerOnly({ minimum }: Question): boolean {
  // The keyboard of digits alone has no minus on some phones.
  return typeof minimum === 'number' && minimum >= 0 && Number.isInteger(minimum);
}

function LongText({ question, control }: { question: Question; control: Parts['control'] }) {
  const { t } = useTranslation();
  const value = useWatch<DetailEntries>({ name: `answers.${question.code}` });
  const left = question.maxLength ? question.maxLength - [...String(value)].length : Infinity;
  return (
    <div className={classes.textarea}>
      <Textarea {...control} rows={4} dir="auto" />
      {question.maxLength && (
        <span className={classes.counter}>
          {left < fewCharacters && t('signUp.charactersLeft', { count: Math.max(0, left) })}
        </span>
      )}
    </div>
  );
}

function LongList({
  question,
  locales,
  control,
}: {
  question: Question;
  locales: string[];
  control: Parts['control'];
}) {
  const { t } = useTranslation();
  const local = useLocalized(locales);
  const options = question.options?.map(({ code, label }) => ({ value: code, label: local(label) })) ?? [];
  return <NativeSelect {...control} size="md" data={[{ value: '', label: t('signUp.noAnswer') }, ...options]} />;
}

interface OptionsProps {
  question: Question;
  locales: string[];
  type: 'radio' | 'checkbox';
  parts: Parts;
}

function Options({ question, locales, type, parts }: OptionsProps) {
  const { t } = useTranslation();
  const { id, registered, label, help, error } = parts;
  const options = question.options ?? [];
  return (
    <ChoiceGroup id={id} legend={label} help={help} error={error} required={question.required} type={type}>
      {options.map((option, index) => (
        <Choice
          key={option.code}
          {...registered}
          id={index === 0 ? id : `${id}-${option.code}`}
          type={type}
          value={option.code}
          invalid={error !== undefined}
          label={<InLanguage text={option.label} locales={locales} />}
        />
      ))}
      {type === 'radio' && !question.required && (
        <Choice {...registered} id={`${id}-none`} type="radio" value="" label={t('signUp.noAnswer')} />
      )}
    </ChoiceGroup>
  );
}

function YesNo({ question, parts: { id, registered, label, help, error } }: { question: Question; parts: Parts }) {
  const { t } = useTranslation();
  return (
    <ChoiceGroup id={id} legend={label} help={help} error={error} required={question.required} type="radio">
      <div className={classes.inline}>
        <Choice
          {...registered}
          id={id}
          type="radio"
          value="yes"
          label={t('signUp.answerYes')}
          invalid={error !== undefined}
        />
        <Choice
          {...registered}
          id={`${id}-no`}
          type="radio"
          value="no"
          label={t('signUp.answerNo')}
          invalid={error !== undefined}
        />
        {!question.required && (
          <Choice {...registered} id={`${id}-none`} type="radio" value="" label={t('signUp.noAnswer')} />
        )}
      </div>
    </ChoiceGroup>
  );
}
