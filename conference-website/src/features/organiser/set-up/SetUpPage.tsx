import { Button } from '@mantine/core';
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
import { Desk } from '../Desk';
import classes from '../desk.module.css';
import { EventDesk } from '../EventDesk';
import type { EventFile, OrganiserEvent } from '../types';
import { Conflicts } from './Conflicts';
import { draftOf } from './draft';
import { copyOf } from './event-copy';
import { applyFile, eventFileQuery, makeEvent, readFile } from './event-file';
import { blankEvent, eventTemplate } from './event-template';
import { forget, keep, keptName, readKept } from './kept';
import { merge, type Conflict } from './merge';
import setUpClasses from './set-up.module.css';
import { SetUp } from './SetUp';
import { draftIn, inOneHand, sourceOf, yamlOf, type Source } from './source';

interface SetUpPageProps {
  slug: string;
  /** How it is shown at first. */
  as: Source['as'];
}

/** An event as it is described: to be changed in a form or as a file. */
export function SetUpPage({ slug, as }: SetUpPageProps) {
  return (
    <EventDesk slug={slug} needs="change-event" wide>
      {(event, session) => <LoadedSetUp event={event} as={as} mayCopy={session.ownsAll} />}
    </EventDesk>
  );
}

function LoadedSetUp({ event, as, mayCopy }: { event: OrganiserEvent; as: Source['as']; mayCopy: boolean }) {
  const { t } = useTranslation();
  const local = useLocalized();
  const { slug } = event;
  const { data: file, error, refetch } = useQuery(eventFileQuery(slug));
  return (
    <>
      <header className={classes.head}>
        <div>
          <PageTitle className={classes.title}>{t('desk.setup.title')}</PageTitle>
          <p className={classes.lead}>{local(event.title)}</p>
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
        <Editing key={slug} slug={slug} file={file} as={as} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('site.loading')}>
      <Skeleton height="24rem" />
    </div>
  );
}

interface Begun {
  base: EventFile;
  source: Source;
  /** What two changed at once, while that is not decided; undefined when nobody came in between. */
  conflicts?: Conflict[] | undefined;
  /** Whether what was written has been put onto what is newer. */
  merged: boolean;
}

/** What somebody wrote, put onto what the event is meanwhile. */
function putOnto(now: EventFile, base: EventFile, source: Source): Begun {
  const [before, mine, theirs] = [draftOf(base.yaml), draftIn(source), draftOf(now.yaml)];
  if (!before || !mine || !theirs) return { base: now, source, conflicts: [], merged: false };
  const { draft, conflicts } = merge(before, mine, theirs);
  return { base: now, source: inWayOf(source, draft), conflicts, merged: true };
}

function inWayOf(source: Source, draft: Parameters<typeof merge>[0]): Source {
  const form: Source = { as: 'form', draft };
  return source.as === 'form' ? form : { as: 'file', yaml: yamlOf(form) };
}

/** Where somebody left off in this tab, or else what the event is. */
function begin(slug: string, file: EventFile, as: Source['as']): Begun & { resumed: boolean } {
  const kept = readKept(slug);
  // Whoever only looked at it in another way has written nothing.
  if (!kept?.base || inOneHand(kept.yaml) === inOneHand(kept.base.yaml))
    return { base: file, source: sourceOf(file.yaml, as), merged: false, resumed: false };
  const source = sourceOf(kept.yaml, as);
  const begun =
    kept.base.version === file.version ? { base: file, source, merged: false } : putOnto(file, kept.base, source);
  return { ...begun, resumed: true };
}

function Editing({ slug, file, as }: { slug: string; file: EventFile; as: Source['as'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [{ base, source, conflicts, merged, resumed }, setState] = useState(() => begin(slug, file, as));
  const change = (next: Source) => {
    keep(slug, { yaml: yamlOf(next), base });
    setState((state) => ({ ...state, source: next }));
  };
  const draft = draftIn(source);
  const startFrom = (now: EventFile) => {
    forget(slug);
    setState({ base: now, source: sourceOf(now.yaml, source.as), merged: false, resumed: false });
  };
  return (
    <>
      {resumed && <Resumed onForget={() => void readFile(slug).then(startFrom)} />}
      {conflicts && !merged && (
        <div role="alert">
          <Notice tone="warm" title={t('desk.setup.overtaken')}>
            <p>{t('desk.setup.overtakenText')}</p>
          </Notice>
        </div>
      )}
      {conflicts && merged && draft && (
        <Conflicts
          draft={draft}
          conflicts={conflicts}
          onDecided={(decided, conflict) => {
            const next = inWayOf(source, decided);
            keep(slug, { yaml: yamlOf(next), base });
            setState((state) => ({
              ...state,
              source: next,
              conflicts: state.conflicts?.filter((one) => one !== conflict),
            }));
          }}
        />
      )}
      <SetUp
        slug={slug}
        base={base.yaml}
        source={source}
        onChange={change}
        applyLabel={t('desk.setup.apply')}
        apply={(text) => applyFile(slug, base.version, text)}
        previewOf={{ slug }}
        onApplied={() => {
          announce(t('desk.setup.applied'));
          void readFile(slug).then(startFrom);
          void client.invalidateQueries({ queryKey: ['organiser', 'session'] });
        }}
        onFailed={(error) => {
          if (!(error instanceof Problem) || error.code !== 'event-changed-meanwhile') return;
          void readFile(slug).then((now) => {
            const next = putOnto(now, base, source);
            keep(slug, { yaml: yamlOf(next.source), base: now });
            setState({ ...next, resumed: false });
          });
        }}
      />
    </>
  );
}

/** Whoever comes back finds what they wrote, and can do without it. */
function Resumed({ onForget }: { onForget: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <Notice tone="calm" title={t('desk.setup.resumed')}>
        <p>{t('desk.setup.resumedText')}</p>
        <Button variant="default" onClick={onForget}>
          {t('desk.setup.startOver')}
        </Button>
      </Notice>
    </div>
  );
}

interface NewEventPageProps {
  /** The event that it shall be like. */
  from?: string | undefined;
  as: Source['as'];
}

/** A new event: from nothing, or from another one. */
export function NewEventPage({ from, as }: NewEventPageProps) {
  const { t } = useTranslation();
  return (
    <Desk wide>
      {(session) => (
        <>
          <header>
            <PageTitle className={classes.title}>{t('desk.setup.newTitle')}</PageTitle>
            <p className={classes.lead}>{t(from === undefined ? 'desk.setup.newLead' : 'desk.setup.copyLead')}</p>
          </header>
          {from === undefined ? (
            <NewEvent begun={blankEvent(session)} example={eventTemplate} as={as} />
          ) : (
            <Copy from={from} as={as} />
          )}
        </>
      )}
    </Desk>
  );
}

function Copy({ from, as }: { from: string; as: Source['as'] }) {
  const { data: file, error, refetch } = useQuery(eventFileQuery(from));
  if (file) return <NewEvent from={from} begun={copyOf(file.yaml, new Date())} as={as} />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return <Loading />;
}

interface NewEventProps {
  /** The event that it began as. */
  from?: string;
  begun: string;
  /** What it can begin with instead. */
  example?: (today: Date) => string;
  as: Source['as'];
}

/** What somebody writes stays theirs, whatever the text was that they began with. */
function NewEvent({ from, begun, example, as }: NewEventProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const name = keptName(from);
  const [{ source, resumed }, setState] = useState(() => {
    const kept = readKept(name);
    const written = kept !== undefined && inOneHand(kept.yaml) !== inOneHand(begun);
    return { source: sourceOf(kept?.yaml ?? begun, as), resumed: written };
  });
  return (
    <>
      {resumed && (
        <Resumed
          onForget={() => {
            forget(name);
            setState({ source: sourceOf(begun, source.as), resumed: false });
          }}
        />
      )}
      {example && !resumed && yamlOf(source) === begun && (
        <Button
          variant="default"
          className={setUpClasses.begin}
          onClick={() => {
            setState({ source: sourceOf(example(new Date()), source.as), resumed: false });
          }}
        >
          {t('desk.setup.example')}
        </Button>
      )}
      <SetUp
        source={source}
        onChange={(next) => {
          keep(name, { yaml: yamlOf(next) });
          setState((state) => ({ ...state, source: next }));
        }}
        applyLabel={t('desk.setup.create')}
        apply={makeEvent}
        previewOf={{ slug: 'new', from }}
        onPreview={() => {
          keep(name, { yaml: yamlOf(source) });
        }}
        onApplied={({ slug }) => {
          forget(name);
          announce(t('desk.setup.made'));
          void client.invalidateQueries({ queryKey: ['organiser', 'session'] });
          void navigate({ to: '/organiser/events/$slug/{-$page}', params: { slug, page: undefined } });
        }}
      />
    </>
  );
}
