import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '@/shared/api/problems';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import { Desk } from './Desk';
import classes from './desk.module.css';
import { applyFile, eventFileQuery, makeEvent, readFile } from './event-file';
import { eventTemplate } from './event-template';
import { EventDesk } from './EventDesk';
import { EventFileEditor } from './EventFileEditor';
import type { EventFile, OrganiserEvent } from './types';

/** An event as its file. */
export function EventFilePage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="change-event">
      {(event) => <LoadedFile event={event} />}
    </EventDesk>
  );
}

function LoadedFile({ event }: { event: OrganiserEvent }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { slug } = event;
  const { data: file, error, refetch } = useQuery(eventFileQuery(slug));
  return (
    <>
      <header>
        <PageTitle className={classes.title}>{t('desk.setup.title')}</PageTitle>
        <p className={classes.lead}>{t('desk.setup.of', { event: local(event.title) })}</p>
      </header>
      {file ? (
        <Editing key={slug} slug={slug} file={file} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={t('site.loading')}>
          <Skeleton height="24rem" />
        </div>
      )}
    </>
  );
}

function Editing({ slug, file }: { slug: string; file: EventFile }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(file);
  const [yaml, setYaml] = useState(file.yaml);
  const [overtaken, setOvertaken] = useState(false);
  return (
    <>
      {overtaken && (
        <div role="alert">
          <Notice tone="warm" title={t('desk.setup.overtaken')}>
            <p>{t('desk.setup.overtakenText')}</p>
          </Notice>
        </div>
      )}
      <EventFileEditor
        slug={slug}
        base={base.yaml}
        yaml={yaml}
        onChange={setYaml}
        applyLabel={t('desk.setup.apply')}
        apply={(text) => applyFile(slug, base.version, text)}
        onApplied={() => {
          setOvertaken(false);
          announce(t('desk.setup.applied'));
          void readFile(slug).then((now) => {
            setBase(now);
            setYaml(now.yaml);
          });
          void client.invalidateQueries({ queryKey: ['organiser', 'session'] });
        }}
        onFailed={(error) => {
          if (!(error instanceof Problem) || error.code !== 'event-changed-meanwhile') return;
          void readFile(slug).then((now) => {
            setBase(now);
            setOvertaken(true);
          });
        }}
      />
    </>
  );
}

/** A new event, from a file that is right already. */
export function NewEventPage() {
  return <Desk>{() => <NewEvent />}</Desk>;
}

function NewEvent() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [yaml, setYaml] = useState(() => eventTemplate(new Date()));
  return (
    <>
      <header>
        <PageTitle className={classes.title}>{t('desk.setup.newTitle')}</PageTitle>
        <p className={classes.lead}>{t('desk.setup.newLead')}</p>
      </header>
      <EventFileEditor
        yaml={yaml}
        onChange={setYaml}
        applyLabel={t('desk.setup.create')}
        apply={makeEvent}
        onApplied={() => {
          announce(t('desk.setup.made'));
          void client.invalidateQueries({ queryKey: ['organiser', 'session'] });
          void navigate({ to: '/organiser' });
        }}
      />
    </>
  );
}
