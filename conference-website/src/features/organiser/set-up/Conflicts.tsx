import { Button } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import deskClasses from '../desk.module.css';
import { fileOf, type Draft, type Part } from './draft';
import { takeMine, takeTheirs, type Conflict } from './merge';
import { usePathName } from './path-names';
import classes from './set-up.module.css';

interface ConflictsProps {
  draft: Draft;
  conflicts: Conflict[];
  onDecided: (draft: Draft, decided: Conflict) => void;
}

/** What two changed at once: each is decided by whoever came second. */
export function Conflicts({ draft, conflicts, onDecided }: ConflictsProps) {
  const { t } = useTranslation();
  const pathName = usePathName();
  return (
    <div role="alert">
      <Notice tone="warm" title={t('desk.setup.overtaken')}>
        <p>{t(conflicts.length === 0 ? 'desk.setup.merged' : 'desk.setup.mergedConflicts')}</p>
        <ul className={classes.conflicts}>
          {conflicts.map((conflict) => (
            <li key={conflict.path}>
              <strong>{pathName(draft, conflict.path)}</strong>
              <dl>
                <dt>{t('desk.setup.mine')}</dt>
                <dd dir="auto">{shown(conflict.mine) || t('desk.setup.takenAway')}</dd>
                <dt>{t('desk.setup.theirs')}</dt>
                <dd dir="auto">{shown(conflict.theirs) || t('desk.setup.takenAway')}</dd>
              </dl>
              <div className={deskClasses.actions}>
                <Button
                  variant="default"
                  onClick={() => {
                    onDecided(takeMine(draft, conflict), conflict);
                  }}
                >
                  {t('desk.setup.takeMine')}
                </Button>
                <Button
                  variant="default"
                  onClick={() => {
                    onDecided(takeTheirs(draft, conflict), conflict);
                  }}
                >
                  {t('desk.setup.takeTheirs')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function shown(part: Part | undefined): string {
  if (part === undefined || typeof part === 'string') return part ?? '';
  if (Array.isArray(part)) return part.map(shown).join(', ');
  return fileOf(part);
}
