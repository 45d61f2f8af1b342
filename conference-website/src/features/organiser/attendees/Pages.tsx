import { Button } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { AttendeesFound } from '../types';
import classes from './attendees.module.css';

/** The way to the rest of a long list. */
export function Pages({ found, onPage }: { found: AttendeesFound; onPage: (page: number) => void }) {
  const { t, language } = useTranslation();
  const { total, page, size } = found;
  const last = Math.ceil(total / size);
  if (last <= 1 && page === 1) return null;
  const number = (value: number) => value.toLocaleString(language);
  return (
    <nav className={classes.pages} aria-label={t('desk.attendees.pages')}>
      <Button
        variant="default"
        disabled={page <= 1}
        onClick={() => {
          onPage(Math.min(page - 1, Math.max(last, 1)));
        }}
      >
        {t('desk.attendees.previous')}
      </Button>
      <span>
        {t('desk.attendees.shown', {
          from: number(Math.min((page - 1) * size + 1, total)),
          to: number(Math.min(page * size, total)),
          total: number(total),
        })}
      </span>
      <Button
        variant="default"
        disabled={page >= last}
        onClick={() => {
          onPage(page + 1);
        }}
      >
        {t('desk.attendees.next')}
      </Button>
    </nav>
  );
}
