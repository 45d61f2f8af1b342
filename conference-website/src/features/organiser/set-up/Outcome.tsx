import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import classes from '../desk.module.css';
import type { EventFileMistake, EventFileOutcome } from '../types';
import { useConsequenceWords } from './consequences';
import type { Draft } from './draft';
import type { ChangedLine } from './event-file';

interface MistakesProps {
  mistakes: EventFileMistake[];
  where: (mistake: EventFileMistake) => string;
  help: string;
  onGo: (mistake: EventFileMistake) => void;
}

/** What has to be corrected; each entry leads to its place. */
export function Mistakes({ mistakes, where, help, onGo }: MistakesProps) {
  const { t } = useTranslation();
  if (mistakes.length === 0) return null;
  return (
    <div role="alert">
      <Notice tone="alarm" title={t('desk.setup.mistakes', { count: mistakes.length })}>
        <p>{help}</p>
        <ul>
          {mistakes.map((mistake) => (
            <li key={`${mistake.line}:${mistake.column} ${mistake.text}`}>
              <button
                type="button"
                className={classes.goto}
                onClick={() => {
                  onGo(mistake);
                }}
              >
                {where(mistake)}
              </button>
              {': '}
              {mistake.path && <code>{mistake.path}</code>} <span lang="en">{mistake.text}</span>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

interface VerdictProps {
  outcome: EventFileOutcome | undefined;
  /** Whether nothing is different: the service compares with the file that was loaded, which may say the same in other lines. */
  same: boolean;
  /** Whether it waits for somebody to say that this is what they want. */
  asks: boolean;
  before: Draft | undefined;
  after: Draft | undefined;
}

/** What applying it would do. */
export function Verdict({ outcome, same, asks, before, after }: VerdictProps) {
  const { t } = useTranslation();
  const words = useConsequenceWords(before, after);
  const changes = outcome?.changes && !same;
  const consequences = outcome?.consequences ?? [];
  return (
    <div role="status">
      {outcome && (
        <Notice
          tone={asks ? 'warm' : 'good'}
          title={
            asks
              ? t('desk.setup.asks')
              : changes
                ? t('desk.setup.fine', { state: t(`desk.home.${outcome.state}`) })
                : t('desk.setup.same')
          }
        >
          {changes && (
            <>
              {!asks && <p>{t(consequences.length === 0 ? 'desk.setup.noConsequences' : 'desk.setup.consequences')}</p>}
              <ul>
                {consequences.map((one) => (
                  <li key={one.text}>{words(one)}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
    </div>
  );
}

/** What will be different, line by line. */
export function Different({ lines }: { lines: ChangedLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('desk.setup.different')}</h2>
      <ul className={classes.difference} dir="ltr">
        {lines.map((line, index) => (
          <li key={`${index} ${line.text}`} data-kind={line.kind}>
            <span className={classes.hidden}>{t(`desk.setup.${line.kind}`)}: </span>
            {line.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
