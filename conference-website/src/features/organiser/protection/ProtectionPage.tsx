import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatDate, formatInstant } from '@/shared/i18n/dates';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import deskClasses from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import { ScrollingTable } from '../ScrollingTable';
import type { OrganiserEvent } from '../types';
import { knownCategories, processingQuery, type ProcessedCategory, type ProcessingRecord } from './queries';
import classes from './protection.module.css';

/** What an event holds of people, why, until when, and who answers for it: to read, to print, to hand over. */
export function ProtectionPage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="erase-attendees">
      {(event) => <Loaded slug={slug} event={event} />}
    </EventDesk>
  );
}

function Loaded({ slug, event }: { slug: string; event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { data, error, refetch } = useQuery(processingQuery(slug));
  return (
    <>
      <header>
        <PageTitle className={deskClasses.title}>{t('desk.protection.title')}</PageTitle>
        <p className={deskClasses.lead}>{t('desk.protection.lead', { event: local(event.title) })}</p>
      </header>
      {data ? (
        <Shown record={data} event={event} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={t('site.loading')}>
          <Skeleton height="20rem" />
        </div>
      )}
    </>
  );
}

function Shown({ record, event }: { record: ProcessingRecord; event: OrganiserEvent }) {
  const { t, language } = useTranslation();
  const local = useLocalized();
  const { numbers } = record;
  const day = formatDate(record.eraseAfter, language);
  return (
    <>
      <div className={classes.print}>
        <Button
          variant="default"
          onClick={() => {
            window.print();
          }}
        >
          {t('desk.protection.print')}
        </Button>
      </div>
      <Part id="goes" title={t('desk.protection.goes')}>
        <p>{t('desk.protection.goesText', { day })}</p>
        <dl className={classes.numbers}>
          <Figure label={t('desk.protection.held')} value={numbers.held} />
          <Figure label={t('desk.protection.cancelled')} value={numbers.cancelled} />
          <Figure label={t('desk.protection.answers')} value={numbers.answers} />
          <Figure label={t('desk.protection.erasedByRequest')} value={numbers.erasedByRequest} />
          <Figure label={t('desk.protection.erasedInTime')} value={numbers.erasedInTime} />
        </dl>
      </Part>
      <Part id="requests" title={t('desk.protection.requests')}>
        <p>{t('desk.protection.requestsText')}</p>
      </Part>
      <Part id="notices" title={t('desk.protection.notices')}>
        <ScrollingTable labelledBy="notices">
          <thead>
            <tr>
              <th scope="col">{t('desk.protection.version')}</th>
              <th scope="col">{t('desk.protection.published')}</th>
              <th scope="col">{t('desk.protection.consents')}</th>
              <th scope="col">{t('desk.protection.withdrawn')}</th>
            </tr>
          </thead>
          <tbody>
            {record.notices.map((one) => (
              <tr key={one.version}>
                <th scope="row">{one.version}</th>
                <td>{formatInstant(one.publishedAt, language, event.timeZone)}</td>
                <td>{one.consents}</td>
                <td>{one.withdrawn}</td>
              </tr>
            ))}
          </tbody>
        </ScrollingTable>
      </Part>
      <h2 className={classes.record}>{t('desk.protection.record')}</h2>
      <Part id="controller" title={t('desk.protection.controller')}>
        <p>
          <bdi>{record.controller.name}</bdi>, <bdi>{record.controller.email}</bdi>
        </p>
      </Part>
      <Part id="purposes" title={t('desk.protection.purposes')}>
        <p>{t('desk.protection.purposesText', { event: local(event.title) })}</p>
      </Part>
      <Part id="held" title={t('desk.protection.categories')}>
        <ScrollingTable labelledBy="held">
          <thead>
            <tr>
              <th scope="col">{t('desk.protection.category')}</th>
              <th scope="col">{t('desk.protection.howLong')}</th>
            </tr>
          </thead>
          <tbody>
            {record.categories.map((one) => (
              <Category key={`${one.category} ${one.kept} ${one.hours ?? ''}`} one={one} day={day} />
            ))}
          </tbody>
        </ScrollingTable>
        {record.questions.length > 0 && (
          <>
            <p>{t('desk.protection.asks')}</p>
            <ul>
              {record.questions.map((question) => (
                <li key={question.code}>
                  <bdi>{local(question.label)}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
      </Part>
      <Part id="recipients" title={t('desk.protection.recipients')}>
        <p>{t('desk.protection.recipientsText')}</p>
      </Part>
      <Part id="measures" title={t('desk.protection.measures')}>
        <ul>
          {(['transport', 'access', 'erasure', 'audit', 'network'] as const).map((measure) => (
            <li key={measure}>{t(`desk.protection.measure.${measure}`)}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={deskClasses.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Category({ one, day }: { one: ProcessedCategory; day: string }) {
  const { t } = useTranslation();
  const known = knownCategories.find((category) => category === one.category);
  return (
    <tr>
      <th scope="row">{known ? t(`desk.protection.names.${known}`) : one.category}</th>
      <td>
        {one.kept
          ? t('desk.protection.kept')
          : one.hours === undefined
            ? t('desk.protection.asLong', { day })
            : t('desk.protection.hours', { count: one.hours })}
      </td>
    </tr>
  );
}
