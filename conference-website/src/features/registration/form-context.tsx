import type { UseFormReturnType } from '@mantine/form';
import { createContext, use } from 'react';
import type { FieldPath } from './field-paths';
import type { AnswerEntry, DetailEntries, SignUpEntries } from './schema';

type Entry = AnswerEntry | boolean;
type Entries = DetailEntries & Partial<SignUpEntries>;

/** What a field needs of the form it stands in, be it that of a new registration or of a change. */
export interface EntriesForm {
  entries: Entries;
  codeAt: (path: FieldPath) => string | undefined;
  set: (path: FieldPath, entry: Entry) => void;
  /** Somebody left the field: a mistake is worth a word, an empty field is not yet one. */
  left: (path: FieldPath) => void;
}

export function entriesFormOf<Values extends DetailEntries>(form: UseFormReturnType<Values>): EntriesForm {
  const entries: Entries = form.values;
  return {
    entries,
    codeAt: (path) => {
      const error = form.errors[path];
      return typeof error === 'string' ? error : undefined;
    },
    set: (path, entry) => {
      form.setFieldValue(path as never, entry);
    },
    left: (path) => {
      if (entryAt(form.getValues(), path)?.length) void form.validateField(path as never);
    },
  };
}

function entryAt(entries: Entries, path: FieldPath): AnswerEntry | undefined {
  if (path.startsWith('answers.')) return entries.answers[path.slice('answers.'.length)];
  const entry = entries[path as keyof SignUpEntries];
  return typeof entry === 'string' ? entry : undefined;
}

export const EntriesFormContext = createContext<EntriesForm | null>(null);

export function useEntriesForm(): EntriesForm {
  const form = use(EntriesFormContext);
  if (!form) throw new Error('a field stands in no form');
  return form;
}

/** The properties of a control for a text. */
export function useTextEntry(path: FieldPath) {
  const { entries, set, left } = useEntriesForm();
  return {
    name: path,
    value: entryAt(entries, path) ?? '',
    onChange: (change: { currentTarget: { value: string } }) => {
      set(path, change.currentTarget.value);
    },
    onBlur: () => {
      left(path);
    },
  };
}

/** The properties of one choice among several. */
export function useChoiceEntry(path: FieldPath) {
  const { entries, set } = useEntriesForm();
  const entry = entryAt(entries, path) ?? '';
  return (code: string) => ({
    name: path,
    value: code,
    checked: Array.isArray(entry) ? entry.includes(code) : entry === code,
    onChange: () => {
      set(path, Array.isArray(entry) ? toggled(entry, code) : code);
    },
  });
}

function toggled(codes: string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
}
