import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import type { Availability, Event } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import { announce } from '@/shared/ui/announcer';
import { changesWorthSaying, type Change } from './availability-changes';
import { pollerOf, type AvailabilitySnapshot } from './availability-poller';

export function useAvailability(slug: string): AvailabilitySnapshot {
  const poller = pollerOf(slug);
  return useSyncExternalStore(poller.subscribe, poller.snapshot);
}

/** The service's time, ticking every second while `ticking`. */
export function useServerNow(clockOffset: number, ticking = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [ticking]);
  return now + clockOffset;
}

/** Tells screen readers what changed, in few words and not more often than one can listen. */
export function useAvailabilityAnnouncements(event: Event, availability: Availability | undefined): void {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  const heard = useRef(availability);
  useEffect(() => {
    if (!availability) return;
    const changes = heard.current ? changesWorthSaying(heard.current, availability) : [];
    heard.current = availability;
    const nameOf = (code: string) => local(event.ticketTypes.find((type) => type.code === code)?.name) || code;
    const say = (change: Change) =>
      'type' in change
        ? t(`availability.announce.${change.what}`, { type: nameOf(change.type) })
        : t(`availability.announce.${change.what}`);
    if (changes.length > 0) announce(changes.map(say).join(' '));
  });
}
