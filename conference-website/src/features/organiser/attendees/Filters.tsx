import { Button, InputBase, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { attendeeStates, type Asked, type AskedQuestion, type AttendeeState } from '../types';
import classes from './attendees.module.css';
import { answerColumn, columns, isNarrowed, sorts, usualColumns, type Sort, type View } from './view';

interface FiltersProps {
  view: View;
  /** Not known before the first answer. */
  asked: Asked | undefined;
  /** Those that attendees have. */
  tags: string[];
  onView: (view: View, kept: 'push' | 'replace') => void;
}

/** Whoever types is not asked about after every letter. */
const pause = 250;

export function Filters({ view, asked, tags, onView }: FiltersProps) {
  const { t } = useTranslation();
  const local = useLocalized();
  const narrow = (change: Partial<View>) => {
    onView({ ...view, page: undefined, ...change }, 'push');
  };
  return (
    <search className={classes.filters}>
      <SearchField view={view} onView={onView} />
      <div className={classes.selects}>
        <Select
          label={t('desk.attendees.state')}
          value={view.state ?? ''}
          options={attendeeStates.map((state) => [state, t(`desk.attendees.states.${state}`)])}
          onChange={(state) => {
            narrow({ state: (state || undefined) as AttendeeState | undefined });
          }}
        />
        <Select
          label={t('desk.attendees.ticketType')}
          value={view.ticketType ?? ''}
          options={(asked?.ticketTypes ?? []).map((type) => [type.code, local(type.name)])}
          onChange={(ticketType) => {
            narrow({ ticketType: ticketType || undefined });
          }}
        />
        {(tags.length > 0 || view.tag !== undefined) && (
          <Select
            label={t('desk.remarks.tag')}
            value={view.tag ?? ''}
            options={[...new Set(view.tag === undefined ? tags : [...tags, view.tag])].map((tag) => [tag, tag])}
            onChange={(tag) => {
              narrow({ tag: tag || undefined });
            }}
          />
        )}
        <Select
          label={t('desk.attendees.answers')}
          value={view.incomplete ? 'incomplete' : ''}
          options={[['incomplete', t('desk.attendees.incomplete')]]}
          onChange={(wanted) => {
            narrow({ incomplete: wanted ? true : undefined });
          }}
        />
        <Select
          label={t('desk.duplicates.title')}
          value={view.suspected ? 'suspected' : ''}
          options={[['suspected', t('desk.attendees.suspected')]]}
          onChange={(wanted) => {
            narrow({ suspected: wanted ? true : undefined });
          }}
        />
        <Select
          label={t('desk.attendees.sort')}
          value={view.sort ?? ''}
          first={t(view.search ? 'desk.attendees.sorts.best' : 'desk.attendees.sorts.-registered')}
          options={sorts
            .filter((sort) => view.search !== undefined || sort !== '-registered')
            .map((sort) => [sort, t(`desk.attendees.sorts.${sort}`)])}
          onChange={(sort) => {
            narrow({ sort: (sort || undefined) as Sort | undefined });
          }}
        />
      </div>
      {asked && <AnswerFilters view={view} questions={asked.questions} narrow={narrow} />}
      {asked && <Columns view={view} asked={asked} onView={onView} />}
      <div className={classes.viewActions}>
        {isNarrowed(view) && (
          <Button
            variant="default"
            onClick={() => {
              onView(view.columns ? { columns: view.columns } : {}, 'push');
            }}
          >
            {t('desk.attendees.clear')}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => {
            void navigator.clipboard.writeText(window.location.href).then(() => {
              announce(t('desk.attendees.linkCopied'));
            });
          }}
        >
          {t('desk.attendees.link')}
        </Button>
      </div>
    </search>
  );
}

/** A slash, as in many programs, goes to it from anywhere on the page. */
function SearchField({ view, onView }: Pick<FiltersProps, 'view' | 'onView'>) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(view.search ?? '');
  const [known, setKnown] = useState(view.search);
  if (view.search !== known) {
    // The address has changed: by the back button, or by clearing all.
    setKnown(view.search);
    if ((view.search ?? '') !== typed.trim()) setTyped(view.search ?? '');
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === (view.search ?? '')) return;
    const timer = setTimeout(() => {
      onView({ ...view, page: undefined, sort: undefined, search: wanted || undefined }, 'replace');
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, view, onView]);
  useEffect(() => {
    const focus = (press: KeyboardEvent) => {
      const within = press.target instanceof HTMLElement && press.target.closest('input, textarea, select, dialog');
      if (press.key !== '/' || press.ctrlKey || press.metaKey || press.altKey || within) return;
      press.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
    };
  }, []);
  return (
    <TextInput
      ref={field}
      type="search"
      label={t('desk.attendees.search')}
      description={t('desk.attendees.searchHelp')}
      value={typed}
      maxLength={200}
      onChange={(change) => {
        setTyped(change.currentTarget.value);
      }}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      aria-keyshortcuts="/"
    />
  );
}

interface SelectProps {
  label: string;
  value: string;
  /** What it is called when nothing is chosen. */
  first?: string;
  options: [value: string, label: string][];
  onChange: (value: string) => void;
}

function Select({ label, value, first, options, onChange }: SelectProps) {
  const { t } = useTranslation();
  return (
    <InputBase
      component="select"
      pointer
      label={label}
      value={value}
      onChange={(chosen) => {
        onChange(chosen.currentTarget.value);
      }}
    >
      <option value="">{first ?? t('desk.attendees.any')}</option>
      {options.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </InputBase>
  );
}

interface AnswerFiltersProps {
  view: View;
  questions: AskedQuestion[];
  narrow: (change: Partial<View>) => void;
}

/** By what was chosen, where there was something to choose from. */
function AnswerFilters({ view, questions, narrow }: AnswerFiltersProps) {
  const { t } = useTranslation();
  const local = useLocalized();
  const closed = questions.filter(({ kind }) => ['single-choice', 'multiple-choice', 'yes-no'].includes(kind));
  if (closed.length === 0) return null;
  const answers = view.answer ?? [];
  return (
    <details className={classes.more} open={answers.length > 0 || undefined}>
      <summary>{t('desk.attendees.filters')}</summary>
      <div className={classes.selects}>
        {closed.map(({ code, kind, label, options }) => (
          <Select
            key={code}
            label={local(label)}
            value={answers.find((one) => one.startsWith(`${code}:`))?.slice(code.length + 1) ?? ''}
            options={
              kind === 'yes-no'
                ? [
                    ['true', t('desk.attendees.yes')],
                    ['false', t('desk.attendees.no')],
                  ]
                : options.map((option) => [option.code, local(option.name)])
            }
            onChange={(value) => {
              const others = answers.filter((one) => !one.startsWith(`${code}:`));
              const next = value ? [...others, `${code}:${value}`] : others;
              narrow({ answer: next.length > 0 ? next : undefined });
            }}
          />
        ))}
      </div>
    </details>
  );
}

function Columns({ view, asked, onView }: Pick<FiltersProps, 'view' | 'onView'> & { asked: Asked }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const shown = view.columns ?? usualColumns;
  const all: [column: string, label: string][] = [
    ...columns.map((column): [string, string] => [column, t(`desk.attendees.column.${column}`)]),
    ...asked.questions.map(({ code, label }): [string, string] => [answerColumn(code), local(label)]),
  ];
  return (
    <details className={classes.more}>
      <summary>{t('desk.attendees.columns')}</summary>
      <div className={classes.columns}>
        {all.map(([column, label]) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={shown.includes(column)}
              onChange={(change) => {
                const others = shown.filter((one) => one !== column);
                onView({ ...view, columns: change.currentTarget.checked ? [...others, column] : others }, 'replace');
              }}
            />
            {label}
          </label>
        ))}
      </div>
    </details>
  );
}
