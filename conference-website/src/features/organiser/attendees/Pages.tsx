import { Button } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './attendees.module.css';

interface PagesProps {
  found: { total: number; page: number; size: number };
  onPage: (page: number) => void;
}

/** The way to the rest of a long list. */
export function Pages({ found, onPage }: PagesProps) {
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
