import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { Event } from '@/shared/api/types';
import { formatDays } from '@/shared/i18n/dates';
import { InLanguage } from '@/shared/i18n/localized';
import { PageTitle } from '@/shared/ui/PageTitle';
import classes from './SignUpPage.module.css';

/** What the page of the form begins with. It comes with the application, and is read while the form is on its way. */
export function SignUpPage({ event, children }: { event: Event; children: ReactNode }) {
  const { t, language } = useTranslation();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Link to="/events/$slug" params={{ slug: event.slug }} className={classes.back}>
          {t('signUp.back')}
        </Link>
        <PageTitle className={classes.title}>{t('signUp.title')}</PageTitle>
        <p className={classes.event}>
          <strong>
            <InLanguage text={event.title} locales={event.locales} />
          </strong>
          <span>{formatDays(event.startsAt, event.endsAt, language, event.timeZone)}</span>
          <span dir="auto">{event.venue.city}</span>
        </p>
      </header>
      {children}
    </div>
  );
}
