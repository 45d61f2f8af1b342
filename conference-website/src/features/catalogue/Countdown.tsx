import { useTranslation } from '@/shared/i18n/use-translation';
import type { Availability } from '@/shared/api/types';
import { formatInstant } from '@/shared/i18n/dates';
import classes from './Countdown.module.css';
import { useServerNow } from './use-availability';

const second = 1000;
const day = 24 * 60 * 60 * second;

/** "opens in 02:14", "closes in 3 days": where sign-up stands against the service's clock. */
export function SignUpState({ availability, clockOffset }: { availability: Availability; clockOffset: number }) {
  const { t, language } = useTranslation();
  const { signUp, opensAt, closesAt } = availability;
  switch (signUp) {
    case 'not-open':
      return (
        <Counting until={opensAt} clockOffset={clockOffset} words="availability.opensIn">
          {t('availability.opensOn', { date: formatInstant(opensAt, language) })}
        </Counting>
      );
    case 'open':
      return (
        <Counting until={closesAt} clockOffset={clockOffset} words="availability.closesIn">
          {t('availability.closesOn', { date: formatInstant(closesAt, language) })}
        </Counting>
      );
    case 'closed':
      return <p className={classes.state}>{t('availability.closedOn', { date: formatInstant(closesAt, language) })}</p>;
    case 'sold-out':
      return <p className={classes.state}>{t('availability.allSoldOut')}</p>;
  }
}

interface CountingProps {
  until: string;
  clockOffset: number;
  words: 'availability.opensIn' | 'availability.closesIn' | 'waitingList.offer.endsIn';
  children: string;
}

/** A clock that runs down, above the date that it runs down to. */
export function Counting({ until, clockOffset, words, children }: CountingProps) {
  const { t, language } = useTranslation();
  const now = useServerNow(clockOffset);
  const left = Math.max(0, Date.parse(until) - now);
  return (
    <p className={classes.state}>
      {/* A clock that speaks every second helps nobody: screen readers get the date. */}
      <strong className={classes.clock} aria-hidden="true">
        {t(words, { time: left >= 2 * day ? t('countdown.days', { count: Math.floor(left / day) }) : clock(left) })}
      </strong>
      <time dateTime={until} lang={language}>
        {children}
      </time>
    </p>
  );
}

/** "02:14", "1:02:14", "26:02:14" */
export function clock(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / second);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
