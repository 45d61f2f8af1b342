import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { Skeleton } from '@/shared/ui/Skeleton';
import { ConfirmedButton } from '../ConfirmedButton';
import deskClasses from '../desk.module.css';
import { ask } from '../queries';
import { ColumnsForm } from './ColumnsForm';
import classes from './imports.module.css';
import { ProblemRows } from './ProblemRows';
import { importPath, importQuery, isAtWork, type Import } from './queries';
import { RunForm } from './RunForm';

interface OneImportProps {
  slug: string;
  id: string;
  event: Event;
  /** Goes back to where another file is chosen. */
  onOther: () => void;
}

/** One file on its way: what its columns are, what is wrong in it, and how far it has got. */
export function OneImport({ slug, id, event, onOther }: OneImportProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: one, error, refetch } = useQuery(importQuery(slug, id));
  useAnnounced(one);
  if (!one) {
    return error ? (
      <Failure error={error} retry={() => void refetch()} />
    ) : (
      <div role="status" aria-label={t('site.loading')}>
        <Skeleton height="20rem" />
      </div>
    );
  }
  const moved = (next?: Import) => {
    if (next) client.setQueryData(importQuery(slug, id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['organiser', 'imports', slug] });
  };
  const settled = one.state === 'checked' || one.state === 'refused';
  return (
    <>
      <section className={deskClasses.section} aria-labelledby="file">
        <h2 id="file" dir="auto" className={classes.name}>
          {one.fileName || t('desk.imports.nameless')}
        </h2>
        <p>{t(`desk.imports.states.${one.state}`, { rows: one.rows, imported: one.imported })}</p>
        {isAtWork(one) && (
          <progress
            className={classes.progress}
            value={one.done}
            max={one.rows}
            aria-label={t('desk.imports.progress', { done: one.done, total: one.rows })}
          />
        )}
        <Outcome one={one} />
        <div className={deskClasses.actions}>
          {(one.state === 'done' || one.state === 'cancelled') && (
            <Button onClick={onOther}>{t('desk.imports.another')}</Button>
          )}
          {one.state !== 'cancelled' && (one.state !== 'done' || one.bad > 0) && (
            <ConfirmedButton
              label={t(one.state === 'running' ? 'desk.imports.stop' : 'desk.imports.discard')}
              title={t(one.state === 'running' ? 'desk.imports.stopTitle' : 'desk.imports.discardTitle')}
              confirm={t(one.state === 'running' ? 'desk.imports.stopConfirm' : 'desk.imports.discardConfirm')}
              refuse={t('desk.imports.keep')}
              action={() => ask('POST', `${importPath(slug, id)}/discard`, {})}
              onDone={() => {
                announce(t('desk.imports.discarded'));
                if (one.state === 'running') moved();
                else onOther();
              }}
            >
              <p>{t(one.state === 'running' ? 'desk.imports.stopText' : 'desk.imports.discardText')}</p>
            </ConfirmedButton>
          )}
        </div>
      </section>
      {one.bad > 0 && (settled || one.state === 'done') && <ProblemRows slug={slug} one={one} event={event} />}
      {one.state === 'checked' && one.bad < one.rows - one.leftOut && (
        <RunForm slug={slug} one={one} event={event} onRun={moved} />
      )}
      {(one.state === 'uploaded' || settled) && <ColumnsForm slug={slug} one={one} event={event} onChecked={moved} />}
    </>
  );
}

/** What came of it, in numbers. */
function Outcome({ one }: { one: Import }) {
  const { t } = useTranslation();
  const leftOut = one.leftOut > 0 && <p>{t('desk.imports.leftOut', { count: one.leftOut })}</p>;
  switch (one.state) {
    case 'checked':
      return (
        <div role="status">
          {one.bad === 0 ? (
            <Notice tone="good" title={t('desk.imports.allGood', { count: one.rows - one.leftOut })}>
              {leftOut}
            </Notice>
          ) : (
            <Notice
              tone="warm"
              title={t('desk.imports.someBad', { bad: one.bad, good: one.rows - one.leftOut - one.bad })}
            >
              {leftOut}
            </Notice>
          )}
        </div>
      );
    case 'refused':
      return (
        <div role="alert">
          <Notice tone="alarm" title={t(one.bad > 0 ? 'desk.imports.refused' : 'desk.imports.broken')} />
        </div>
      );
    case 'done':
      return (
        <div role="status">
          <Notice tone={one.bad === 0 ? 'good' : 'warm'} title={t('desk.imports.registered', { count: one.imported })}>
            {leftOut}
            {one.bad > 0 && <p>{t('desk.imports.notRegistered', { count: one.bad })}</p>}
          </Notice>
        </div>
      );
    default:
      return null;
  }
}

/** Says to those who cannot see it when the work has come to an end. */
function useAnnounced(one: Import | undefined) {
  const { t } = useTranslation();
  const before = useRef(one?.state);
  const state = one?.state;
  useEffect(() => {
    const worked = before.current === 'checking' || before.current === 'running';
    if (one && worked && !isAtWork(one)) {
      announce(t(`desk.imports.states.${one.state}`, { rows: one.rows, imported: one.imported }));
    }
    before.current = state;
  }, [one, state, t]);
}
