import { InputBase, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Optional } from '@/features/registration/field-parts';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Choice } from '@/shared/ui/Choices';
import { localesOf, localTextAt, put, putLocalText, textAt, textsAt, type Draft } from './draft';
import { useLanguageName } from './languages';
import { fieldId, useSetUp } from './set-up-context';
import classes from './set-up.module.css';

interface FieldProps {
  path: string;
  label: string;
  help?: ReactNode;
  optional?: boolean;
}

function useMistake(path: string): ReactNode {
  const { mistakes } = useSetUp();
  const texts = mistakes.filter((mistake) => mistake.path === path).map(({ text }) => text);
  return texts.length > 0 ? <span lang="en">{texts.join('; ')}</span> : undefined;
}

function labelOf(label: string, optional: boolean | undefined): ReactNode {
  return optional ? <Optional>{label}</Optional> : label;
}

interface PlainFieldProps extends FieldProps, Pick<TextInputProps, 'type' | 'inputMode' | 'maxLength' | 'min' | 'max'> {
  /** For what is no language: addresses, numbers. */
  ltr?: boolean;
  /** What else changes with it. */
  with?: (next: Draft, value: string) => Draft;
}

/** One plain value of an event. */
export function PlainField({ path, label, help, optional, ltr, with: also, ...input }: PlainFieldProps) {
  const { draft, change } = useSetUp();
  return (
    <TextInput
      id={fieldId(path)}
      label={labelOf(label, optional)}
      description={help}
      value={textAt(draft, path)}
      onChange={({ currentTarget: { value } }) => {
        const next = put(draft, path, value);
        change(also ? also(next, value) : next);
      }}
      error={useMistake(path)}
      autoComplete="off"
      dir={ltr ? 'ltr' : 'auto'}
      {...(ltr ? { spellCheck: false, autoCapitalize: 'none' } : {})}
      {...input}
    />
  );
}

interface SelectFieldProps extends FieldProps {
  options: [value: string, label: string][];
  /** What it is when the event says nothing. */
  usual?: string;
  with?: (next: Draft, value: string) => Draft;
}

/** One of a few values. */
export function SelectField({ path, label, help, optional, options, usual = '', with: also }: SelectFieldProps) {
  const { draft, change } = useSetUp();
  return (
    <InputBase
      component="select"
      pointer
      id={fieldId(path)}
      label={labelOf(label, optional)}
      description={help}
      value={textAt(draft, path) || usual}
      onChange={({ currentTarget: { value } }) => {
        const next = put(draft, path, value);
        change(also ? also(next, value) : next);
      }}
      error={useMistake(path)}
    >
      {options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </InputBase>
  );
}

interface LocalFieldProps extends FieldProps {
  maxLength: number;
  rows?: number;
  with?: (next: Draft, locale: string, value: string) => Draft;
}

/** A text in each of the event's languages. */
export function LocalField({ path, label, help, optional, maxLength, rows, with: also }: LocalFieldProps) {
  const { draft, change } = useSetUp();
  const languageName = useLanguageName();
  const locales = localesOf(draft);
  const mistake = useMistake(path);
  return (
    <div className={classes.local}>
      {locales.map((locale, index) => {
        const named = locales.length > 1 ? `${label} (${languageName(locale)})` : label;
        const shared = {
          id: fieldId(path, locale),
          label: labelOf(named, optional),
          description: index === 0 ? help : undefined,
          value: localTextAt(draft, path, locale),
          maxLength,
          error: index === locales.length - 1 ? mistake : undefined,
          lang: locale,
          dir: 'auto',
          autoComplete: 'off',
        } as const;
        const set = (value: string) => {
          const next = putLocalText(draft, path, locale, value);
          change(also ? also(next, locale, value) : next);
        };
        return rows === undefined ? (
          <TextInput
            key={locale}
            {...shared}
            onChange={({ currentTarget }) => {
              set(currentTarget.value);
            }}
          />
        ) : (
          <InputBase
            key={locale}
            component="textarea"
            multiline
            rows={rows}
            {...shared}
            onChange={({ currentTarget }) => {
              set(currentTarget.value);
            }}
          />
        );
      })}
    </div>
  );
}

interface TickFieldProps {
  path: string;
  label: string;
}

/** Yes or no; the file says true or false. */
export function TickField({ path, label }: TickFieldProps) {
  const { draft, change } = useSetUp();
  return (
    <Choice
      id={fieldId(path)}
      type="checkbox"
      label={label}
      checked={textAt(draft, path) === 'true'}
      onChange={({ currentTarget }) => {
        change(put(draft, path, String(currentTarget.checked)));
      }}
    />
  );
}

interface CodesFieldProps {
  path: string;
  legend: string;
  help?: string;
  /** The rows that can be chosen: their codes, and what they are called. */
  options: [code: string, name: string][];
}

/** Any of some rows, by their codes. */
export function CodesField({ path, legend, help, options }: CodesFieldProps) {
  const { draft, change } = useSetUp();
  const { t } = useTranslation();
  const mistake = useMistake(path);
  const chosen = options.map(([code]) => code).filter((code) => textsAt(draft, path).includes(code));
  return (
    <fieldset className={classes.codes} id={fieldId(path)} tabIndex={-1}>
      <legend>{legend}</legend>
      {help && <p className={classes.help}>{help}</p>}
      {options.map(([code, name]) => (
        <Choice
          key={code}
          id={`${fieldId(path)}-${code}`}
          type="checkbox"
          label={name || t('desk.setup.form.unnamed')}
          checked={chosen.includes(code)}
          onChange={({ currentTarget }) => {
            const others = chosen.filter((one) => one !== code);
            change(put(draft, path, currentTarget.checked ? [...others, code] : others));
          }}
        />
      ))}
      {mistake && <p className={classes.mistake}>{mistake}</p>}
    </fieldset>
  );
}
