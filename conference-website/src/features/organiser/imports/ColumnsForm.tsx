import { Button, InputBase } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Event } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Choice } from '@/shared/ui/Choices';
import { Notice } from '@/shared/ui/Notice';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import { ask } from '../queries';
import { useLanguageName } from '../set-up/languages';
import { answerField, hasWaitingList, importFields, missing, named } from './columns';
import classes from './imports.module.css';
import { importPath, sampleQuery, type Import, type ImportMeaning } from './queries';

interface ColumnsFormProps {
  slug: string;
  one: Import;
  event: Event;
  onChecked: (next: Import) => void;
}

/** Says what each column is, beside what is in it; then every row is tried. */
export function ColumnsForm({ slug, one, event, onChecked }: ColumnsFormProps) {
  const { t } = useTranslation();
  const local = useLocalized();
  const languageName = useLanguageName();
  const { data: sample } = useQuery(sampleQuery(slug, one.id));
  const [columns, setColumns] = useState(one.columns);
  const [ticketType, setTicketType] = useState(one.ticketType || onlyTypeOf(event));
  const [locale, setLocale] = useState(one.locale || (event.locales[0] ?? ''));
  const [waitingList, setWaitingList] = useState(one.waitingList);
  const lacking = missing(columns, ticketType);
  const meaning: ImportMeaning = { columns, ticketType, locale, waitingList };
  const check = useMutation({
    mutationFn: () => ask<Import>('POST', `${importPath(slug, one.id)}/check`, meaning),
    onSuccess: onChecked,
  });
  return (
    <section className={deskClasses.section} aria-labelledby="columns">
      <h2 id="columns">{t('desk.imports.columns')}</h2>
      <p>{t('desk.imports.columnsHelp')}</p>
      <ul className={classes.columns}>
        {one.header.map((name, column) => (
          <li key={column}>
            <InputBase
              component="select"
              pointer
              label={<bdi>{name || t('desk.imports.column', { number: column + 1 })}</bdi>}
              value={columns[column]}
              onChange={(chosen) => {
                setColumns(named(columns, column, chosen.currentTarget.value));
              }}
            >
              <option value="">{t('desk.imports.ignored')}</option>
              <optgroup label={t('desk.imports.person')}>
                {importFields.map((field) => (
                  <option key={field} value={field}>
                    {t(`desk.imports.fields.${field}`)}
                  </option>
                ))}
              </optgroup>
              {event.questions.length > 0 && (
                <optgroup label={t('desk.attendees.answers')}>
                  {event.questions.map((question) => (
                    <option key={question.code} value={answerField(question.code)}>
                      {local(question.label)}
                    </option>
                  ))}
                </optgroup>
              )}
            </InputBase>
            <p className={classes.sample} dir="auto">
              {(sample ?? [])
                .map((row) => row.cells[column] ?? '')
                .filter(Boolean)
                .join(' · ') || t('desk.imports.empty')}
            </p>
          </li>
        ))}
      </ul>
      <div className={classes.defaults}>
        <InputBase
          component="select"
          pointer
          label={t('desk.imports.ticketType')}
          value={ticketType}
          onChange={(chosen) => {
            setTicketType(chosen.currentTarget.value);
          }}
        >
          {columns.includes('ticketType') && <option value="">{t('desk.imports.noDefault')}</option>}
          {!columns.includes('ticketType') && ticketType === '' && <option value="">{t('desk.imports.choose')}</option>}
          {event.ticketTypes.map((type) => (
            <option key={type.code} value={type.code}>
              {local(type.name)}
            </option>
          ))}
        </InputBase>
        {event.locales.length > 1 && (
          <InputBase
            component="select"
            pointer
            label={t('desk.imports.locale')}
            value={locale}
            onChange={(chosen) => {
              setLocale(chosen.currentTarget.value);
            }}
          >
            {event.locales.map((one) => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </InputBase>
        )}
        {hasWaitingList(event) && (
          <Choice
            id="import-waits"
            type="checkbox"
            checked={waitingList}
            onChange={(change) => {
              setWaitingList(change.currentTarget.checked);
            }}
            label={t('desk.imports.waitingList')}
          />
        )}
      </div>
      {lacking.length > 0 && (
        <Notice
          tone="warm"
          title={t('desk.imports.missing', {
            fields: lacking.map((field) => t(`desk.imports.fields.${field}`)).join(', '),
          })}
        />
      )}
      <FailureNotice error={check.error} />
      <div className={deskClasses.actions}>
        <Button
          variant={one.state === 'checked' ? 'default' : 'filled'}
          disabled={lacking.length > 0}
          loading={check.isPending}
          onClick={() => {
            check.mutate();
          }}
        >
          {t(one.state === 'uploaded' ? 'desk.imports.check' : 'desk.imports.checkAgain')}
        </Button>
      </div>
      <p className={deskClasses.help}>{t('desk.imports.checkHelp')}</p>
    </section>
  );
}

function onlyTypeOf(event: Event): string {
  return event.ticketTypes.length === 1 ? (event.ticketTypes[0]?.code ?? '') : '';
}
