import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Problem } from '@/shared/api/problems';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from '@/shared/ui/Notice';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';

interface RegisterRefusedProps {
  error: Error | null;
  event: Event;
  mayOverbook: boolean;
  busy: boolean;
  onWait: () => void;
  onOverCapacity: () => void;
}

/** Why somebody was not registered, and what can be done instead. */
export function RegisterRefused({ error, event, mayOverbook, busy, onWait, onOverCapacity }: RegisterRefusedProps) {
  const { t } = useTranslation();
  const code = error instanceof Problem ? error.code : undefined;
  if (code === 'sold-out') {
    return (
      <div role="alert">
        <Notice tone="warm" title={t('desk.byHand.full')}>
          <p>{t(mayOverbook ? 'desk.byHand.fullHelp' : 'desk.byHand.fullAsk')}</p>
          <div className={deskClasses.actions}>
            {mayOverbook && (
              <Button variant="default" disabled={busy} onClick={onOverCapacity}>
                {t('desk.byHand.overCapacity')}
              </Button>
            )}
            {event.waitingList && (
              <Button variant="default" disabled={busy} onClick={onWait}>
                {t('desk.byHand.wait')}
              </Button>
            )}
          </div>
        </Notice>
      </div>
    );
  }
  const reference = error instanceof Problem ? error.members.reference : undefined;
  if (code === 'already-registered' && typeof reference === 'string') {
    return (
      <div role="alert">
        <Notice tone="alarm" title={t('desk.byHand.already')}>
          <p>
            <Link to="/organiser/events/$slug/attendees/$reference" params={{ slug: event.slug, reference }}>
              {t('desk.byHand.open', { reference })}
            </Link>
          </p>
        </Notice>
      </div>
    );
  }
  return <FailureNotice error={error} />;
}
