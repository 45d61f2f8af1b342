import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './remarks.module.css';

/** The tags of somebody; `after` stands beside each. */
export function TagList({ tags, after }: { tags: string[]; after?: (tag: string) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.tags} aria-label={t('desk.remarks.tags')}>
      {tags.map((tag) => (
        <li key={tag} className={classes.tag}>
          <bdi>{tag}</bdi>
          {after?.(tag)}
        </li>
      ))}
    </ul>
  );
}
