import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, type ChangeEvent } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { AnchorButton } from '@/shared/ui/LinkButton';
import { Notice } from '@/shared/ui/Notice';
import '@/shared/ui/form-styles';
import classes from './desk.module.css';
import { changedLines, checkFile, mistakesIn, rangeOfLine } from './event-file';
import { FailureNotice } from './FailureNotice';
import type { EventFileMistake, EventFileOutcome } from './types';
import { useDownload } from './use-download';

interface EventFileEditorProps {
  /** Whose file it is; none while the event is a new one. */
  slug?: string;
  /** The file of the event as it is, to show what will be different. */
  base?: string;
  yaml: string;
  onChange: (yaml: string) => void;
  applyLabel: string;
  apply: (yaml: string) => Promise<EventFileOutcome>;
  onApplied: (outcome: EventFileOutcome) => void;
  onFailed?: (error: unknown) => void;
}

/** An event file that is written, checked as often as one likes, and applied. */
export function EventFileEditor({ slug, base, yaml, onChange, applyLabel, ...props }: EventFileEditorProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const check = useMutation({ mutationFn: (text: string) => checkFile(slug, text) });
  const apply = useMutation({
    mutationFn: props.apply,
    onSuccess: props.onApplied,
    ...(props.onFailed ? { onError: props.onFailed } : {}),
  });
  const download = useDownload(yaml);
  const write = (text: string) => {
    onChange(text);
    // A verdict is about the text that was checked.
    check.reset();
    apply.reset();
  };
  const error = apply.error ?? check.error;
  const mistakes = mistakesIn(error);
  const different = base === undefined ? [] : changedLines(base, yaml);
  return (
    <div className={classes.section}>
      <Textarea
        ref={area}
        label={t('desk.setup.label')}
        description={`${t('desk.setup.help')} ${t('desk.setup.publishHint')}`}
        className={classes.code}
        value={yaml}
        onChange={(change) => {
          write(change.currentTarget.value);
        }}
        rows={24}
        wrap="off"
        spellCheck={false}
        autoCapitalize="none"
        dir="ltr"
      />
      <div className={classes.actions}>
        <OpenFile onOpened={write} />
        <AnchorButton variant="default" href={download} download={`${slug ?? 'event'}.yaml`}>
          {t('desk.setup.save')}
        </AnchorButton>
      </div>
      {mistakes.length > 0 ? (
        <Mistakes
          mistakes={mistakes}
          onGo={(line) => {
            area.current?.focus();
            area.current?.setSelectionRange(...rangeOfLine(yaml, line));
          }}
        />
      ) : (
        <FailureNotice error={error} />
      )}
      <Verdict outcome={check.data} same={base !== undefined && different.length === 0} />
      {different.length > 0 && (
        <section className={classes.section}>
          <h2>{t('desk.setup.different')}</h2>
          <ul className={classes.difference} dir="ltr">
            {different.map((line, index) => (
              <li key={`${index} ${line.text}`} data-kind={line.kind}>
                <span className={classes.hidden}>{t(`desk.setup.${line.kind}`)}: </span>
                {line.text}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={classes.actions}>
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
            apply.mutate(yaml);
          }}
        >
          {applyLabel}
        </Button>
      </div>
    </div>
  );
}

/** The browser's own chooser, behind a button that looks like the others. */
function OpenFile({ onOpened }: { onOpened: (text: string) => void }) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const open = (change: ChangeEvent<HTMLInputElement>) => {
    void change.currentTarget.files?.[0]?.text().then(onOpened);
    change.currentTarget.value = '';
  };
  return (
    <>
      <input ref={chooser} type="file" accept=".yaml,.yml" hidden onChange={open} />
      <Button variant="default" onClick={() => chooser.current?.click()}>
        {t('desk.setup.open')}
      </Button>
    </>
  );
}

function Mistakes({ mistakes, onGo }: { mistakes: EventFileMistake[]; onGo: (line: number) => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Notice tone="alarm" title={t('desk.setup.mistakes', { count: mistakes.length })}>
        <p>{t('desk.setup.mistakesHelp')}</p>
        <ul>
          {mistakes.map((mistake) => (
            <li key={`${mistake.line}:${mistake.column} ${mistake.text}`}>
              <button
                type="button"
                className={classes.goto}
                onClick={() => {
                  onGo(mistake.line);
                }}
              >
                {t('desk.setup.line', { line: mistake.line })}
              </button>
              {': '}
              {mistake.path && <code>{mistake.path}</code>} {mistake.text}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** The service compares with the file that was loaded, which may say the same in other lines than the one that is written. */
function Verdict({ outcome, same }: { outcome: EventFileOutcome | undefined; same: boolean }) {
  const { t } = useTranslation();
  const changes = outcome?.changes && !same;
  return (
    <div role="status">
      {outcome && (
        <Notice
          tone="good"
          title={changes ? t('desk.setup.fine', { state: t(`desk.home.${outcome.state}`) }) : t('desk.setup.same')}
        >
          {changes && (
            <>
              <p>{outcome.consequences.length === 0 ? t('desk.setup.noConsequences') : t('desk.setup.consequences')}</p>
              <ul>
                {outcome.consequences.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
    </div>
  );
}
