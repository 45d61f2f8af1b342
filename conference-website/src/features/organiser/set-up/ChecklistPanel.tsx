import { useTranslation } from '@/shared/i18n/use-translation';
import { Choice } from '@/shared/ui/Choices';
import { isBlocker, sections, type Finding } from './checklist';
import { localesOf, put, textAt, type Draft } from './draft';
import { useLanguageName } from './languages';
import classes from './set-up.module.css';
import { usePathName } from './path-names';

const states = ['draft', 'published', 'archived'] as const;

interface ChecklistProps {
  draft: Draft;
  findings: Finding[];
  onChange: (next: Draft) => void;
  /** Brings the place of a finding into view, where there is one. */
  onGo?: (path: string, locale?: string) => void;
}

/** Who sees the event, what it still needs, and what is worth a look. */
export function Checklist({ draft, findings, onChange, onGo }: ChecklistProps) {
  const { t } = useTranslation();
  const state = textAt(draft, 'state') || 'published';
  const hints = findings.filter((finding) => !isBlocker(finding));
  return (
    <aside className={classes.aside} aria-label={t('desk.setup.checklist.title')}>
      <fieldset className={classes.codes}>
        <legend>{t('desk.setup.checklist.state')}</legend>
        {states.map((one) => (
          <Choice
            key={one}
            id={`state-${one}`}
            name="event-state"
            type="radio"
            label={
              <>
                {t(`desk.home.${one}`)} <span className={classes.means}>{t(`desk.setup.checklist.states.${one}`)}</span>
              </>
            }
            checked={state === one}
            onChange={() => {
              onChange(put(draft, 'state', one));
            }}
          />
        ))}
      </fieldset>
      <section className={classes.checklist} aria-labelledby="checklist">
        <h2 id="checklist">{t('desk.setup.checklist.title')}</h2>
        <ul className={classes.sections}>
          {sections.map((section) => {
            const open = findings.filter((finding) => finding.section === section && isBlocker(finding));
            return (
              <li key={section} data-done={open.length === 0 ? '' : undefined}>
                <strong>{t(`desk.setup.section.${section}`)}</strong>{' '}
                <span className={classes.done}>
                  {open.length === 0
                    ? t('desk.setup.checklist.done')
                    : t('desk.setup.checklist.open', { count: open.length })}
                </span>
                {open.length > 0 && <Findings draft={draft} findings={open} onGo={onGo} />}
              </li>
            );
          })}
        </ul>
        {hints.length > 0 && (
          <>
            <h3>{t('desk.setup.checklist.hints')}</h3>
            <Findings draft={draft} findings={hints} onGo={onGo} />
          </>
        )}
      </section>
    </aside>
  );
}

interface FindingsProps extends Pick<ChecklistProps, 'draft' | 'findings'> {
  onGo: ChecklistProps['onGo'];
}

function Findings({ draft, findings, onGo }: FindingsProps) {
  const { t } = useTranslation();
  const pathName = usePathName();
  const languageName = useLanguageName();
  const [first = ''] = localesOf(draft);
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => {
        const { code, path, locale } = finding;
        const name = pathName(draft, path);
        const text = t(`desk.setup.finding.${code}`, {
          name: locale === undefined ? name : `${name} (${languageName(locale)})`,
        });
        return (
          <li key={`${code} ${path} ${locale ?? ''}`}>
            {onGo ? (
              <button
                type="button"
                onClick={() => {
                  onGo(path, locale ?? first);
                }}
              >
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}
