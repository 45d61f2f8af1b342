import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import '@/shared/ui/form-styles';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import type { EventFileOutcome } from '../types';
import { Checklist } from './ChecklistPanel';
import { findingsIn, timeIn } from './checklist';
import { touchesPeople } from './consequences';
import { draftOf, textAt, type Draft } from './draft';
import { changedLines, checkFile, mistakesIn } from './event-file';
import { EventForm } from './EventForm';
import { FileView } from './FileView';
import { Different, Mistakes, Verdict } from './Outcome';
import { usePathName } from './path-names';
import { goTo } from './set-up-context';
import classes from './set-up.module.css';
import { draftIn, inOneHand, shownAs, yamlOf, type Source } from './source';

interface SetUpProps {
  /** Whose set-up it is; none while the event is a new one. */
  slug?: string;
  /** The file of the event as it is, to show what will be different. */
  base?: string;
  source: Source;
  onChange: (source: Source) => void;
  applyLabel: string;
  apply: (yaml: string) => Promise<EventFileOutcome>;
  onApplied: (outcome: EventFileOutcome) => void;
  onFailed?: (error: unknown) => void;
  /** Where it can be seen as the public would see it. */
  previewOf: { slug: string; from?: string | undefined };
  onPreview?: () => void;
}

interface Wanted {
  yaml: string;
  /** Whether somebody has seen what it does to people's registrations. */
  sure: boolean;
}

/** An event that is described, as a form or as a file, checked as often as one likes, and applied. */
export function SetUp({ slug, base, source, onChange, applyLabel, ...props }: SetUpProps) {
  const { t } = useTranslation();
  const pathName = usePathName();
  const check = useMutation({ mutationFn: (yaml: string) => checkFile(slug, yaml) });
  const apply = useMutation({
    mutationFn: async ({ yaml, sure }: Wanted) => {
      if (!sure && slug !== undefined) {
        const outcome = await checkFile(slug, yaml);
        if (outcome.consequences.some(touchesPeople)) return { outcome, done: false };
      }
      return { outcome: await props.apply(yaml), done: true };
    },
    onSuccess: ({ outcome, done }) => {
      if (done) props.onApplied(outcome);
    },
    ...(props.onFailed ? { onError: props.onFailed } : {}),
  });
  const change = (next: Source) => {
    onChange(next);
    // A verdict is about what was checked.
    check.reset();
    apply.reset();
  };
  const yaml = yamlOf(source);
  const draft = draftIn(source);
  const baseDraft = useMemo(() => (base === undefined ? undefined : draftOf(base)), [base]);
  const error = apply.error ?? check.error;
  const mistakes = mistakesIn(error);
  const different = base === undefined ? [] : changedLines(inOneHand(base), inOneHand(yaml));
  const asks = apply.data?.done === false;
  return (
    <div className={classes.setUp}>
      <div className={classes.main}>
        <Views
          source={source}
          onShow={(next) => {
            onChange(next);
          }}
        />
        {source.as === 'form' ? (
          <>
            <EventForm
              draft={source.draft}
              base={baseDraft}
              mistakes={mistakes}
              change={(next: Draft) => {
                change({ as: 'form', draft: next });
              }}
            />
            <Mistakes
              mistakes={mistakes}
              where={({ path }) => (path && draft ? pathName(draft, path) : t('desk.setup.form.there'))}
              help={t('desk.setup.form.mistakesHelp')}
              onGo={({ path }) => {
                goTo(path);
              }}
            />
          </>
        ) : (
          <FileView
            name={slug ?? 'event'}
            yaml={source.yaml}
            mistakes={mistakes}
            onChange={(text) => {
              change({ as: 'file', yaml: text });
            }}
          />
        )}
        {mistakes.length === 0 && <FailureNotice error={error} />}
        <Verdict
          outcome={asks ? apply.data?.outcome : check.data}
          same={base !== undefined && different.length === 0}
          asks={asks}
          before={baseDraft}
          after={draft}
        />
        <Different lines={different} />
        <div className={deskClasses.actions}>
          <LinkButton
            to="/organiser/events/$slug/{-$page}"
            params={{ slug: props.previewOf.slug, page: 'preview' }}
            search={(props.previewOf.from === undefined ? {} : { from: props.previewOf.from }) as never}
            onClick={props.onPreview}
            variant="default"
          >
            {t('desk.setup.preview.open')}
          </LinkButton>
          <Button
            variant="default"
            loading={check.isPending}
            onClick={() => {
              apply.reset();
              check.mutate(yaml);
            }}
          >
            {t('desk.setup.check')}
          </Button>
          <Button
            loading={apply.isPending}
            onClick={() => {
              check.reset();
              apply.mutate({ yaml, sure: asks });
            }}
          >
            {asks ? t('desk.setup.sure') : applyLabel}
          </Button>
        </div>
      </div>
      {draft && (
        <Checklist
          draft={draft}
          findings={findingsIn(draft, timeIn(textAt(draft, 'timeZone'), new Date()))}
          onChange={(next) => {
            change(
              source.as === 'form'
                ? { as: 'form', draft: next }
                : (shownAs({ as: 'form', draft: next }, 'file') ?? source),
            );
          }}
          {...(source.as === 'form' && { onGo: goTo })}
        />
      )}
    </div>
  );
}

/** The two ways to describe an event, of which one can be taken after the other. */
function Views({ source, onShow }: { source: Source; onShow: (source: Source) => void }) {
  const { t } = useTranslation();
  const form = shownAs(source, 'form');
  return (
    <div className={classes.views} role="group" aria-label={t('desk.setup.views')}>
      {(['form', 'file'] as const).map((as) => (
        <button
          key={as}
          type="button"
          aria-pressed={source.as === as}
          disabled={as === 'form' && !form}
          onClick={() => {
            const shown = shownAs(source, as);
            if (shown && as !== source.as) onShow(shown);
          }}
        >
          {t(`desk.setup.as.${as}`)}
        </button>
      ))}
      {!form && <p className={classes.help}>{t('desk.setup.unreadable')}</p>}
    </div>
  );
}
