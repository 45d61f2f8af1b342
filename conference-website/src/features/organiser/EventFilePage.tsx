import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '@/shared/api/problems';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Notice } from '@/shared/ui/Notice';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import { Desk } from './Desk';
import classes from './desk.module.css';
import { copyOf } from './event-copy';
import { applyFile, eventFileQuery, makeEvent, readFile } from './event-file';
import { eventTemplate } from './event-template';
import { EventDesk } from './EventDesk';
import { EventFileEditor } from './EventFileEditor';
import type { EventFile, OrganiserEvent } from './types';

/** An event as its file. */
export function EventFilePage({ slug }: { slug: string }) {
  return (
    <EventDesk slug={slug} needs="change-event">
      {(event, session) => <LoadedFile event={event} mayCopy={session.ownsAll} />}
    </EventDesk>
  );
}

function LoadedFile({ event, mayCopy }: { event: OrganiserEvent; mayCopy: boolean }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { slug } = event;
  const { data: file, error, refetch } = useQuery(eventFileQuery(slug));
  return (
    <>
      <header className={classes.head}>
        <div>
          <PageTitle className={classes.title}>{t('desk.setup.title')}</PageTitle>
          <p className={classes.lead}>{t('desk.setup.of', { event: local(event.title) })}</p>
        </div>
        {mayCopy && (
          <LinkButton
            to="/organiser/events/$slug/{-$page}"
            params={{ slug: 'new', page: undefined }}
            search={{ from: slug } as never}
            variant="default"
          >
            {t('desk.setup.copy')}
          </LinkButton>
        )}
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

/**
 * A new event, from a file that is right already: the smallest one, or that of another event.
 *
 * @param from the event that it shall be like
 */
export function NewEventPage({ from }: { from?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Desk>
      {() => (
        <>
          <header>
            <PageTitle className={classes.title}>{t('desk.setup.newTitle')}</PageTitle>
            <p className={classes.lead}>{t(from === undefined ? 'desk.setup.newLead' : 'desk.setup.copyLead')}</p>
          </header>
          {from === undefined ? <NewEvent begun={eventTemplate(new Date())} /> : <Copy from={from} />}
        </>
      )}
    </Desk>
  );
}

function Copy({ from }: { from: string }) {
  const { t } = useTranslation();
  const { data: file, error, refetch } = useQuery(eventFileQuery(from));
  if (file) return <NewEvent begun={copyOf(file.yaml, new Date())} />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <div role="status" aria-label={t('site.loading')}>
      <Skeleton height="24rem" />
    </div>
  );
}

/** What somebody writes stays theirs, whatever the text was that they began with. */
function NewEvent({ begun }: { begun: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [yaml, setYaml] = useState(begun);
  return (
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
  );
}
