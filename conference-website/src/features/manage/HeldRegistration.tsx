import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { eventQuery } from '@/features/catalogue/queries';
import type { Held } from '@/features/registration/held';
import { isMoving } from '@/features/waitinglist/turns';
import type { Erasure } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { PageTitle } from '@/shared/ui/PageTitle';
import { CancelSection } from './CancelSection';
import { DataSection } from './DataSection';
import { Details } from './Details';
import { EditForm } from './EditForm';
import { EndedSection } from './EndedSection';
import classes from './HeldRegistration.module.css';
import { asksAnew, NewNotice } from './NewNotice';
import { Pass } from './Pass';
import { QueueSection } from './QueueSection';

export interface HeldProps {
  held: Held;
  onChange: (held: Held, message?: string) => void;
  onErased: (erasure: Erasure) => void;
  onSessionLost: () => void;
  onClose: () => void;
}

export function HeldRegistration({ held, onChange, onErased, onSessionLost, onClose }: HeldProps) {
  const { t } = useTranslation();
  const { registration } = held;
  const [editing, setEditing] = useState(false);
  const { data: event, isLoading } = useQuery(eventQuery(registration.event.slug));
  const locales = event?.locales ?? [];
  const { state } = registration;
  const page = useFocusKept(state);
  return (
    <div ref={page} className={classes.page}>
      <header className={classes.head}>
        <PageTitle className={classes.title}>{t('manage.title')}</PageTitle>
        <p className={classes.event}>
          <Link to="/events/$slug" params={{ slug: registration.event.slug }}>
            <InLanguage text={registration.event.title} locales={locales} />
          </Link>
        </p>
      </header>
      {isMoving(registration) && (
        <QueueSection held={held} event={event} onChange={onChange} onSessionLost={onSessionLost} />
      )}
      {asksAnew(registration, event) && <NewNotice event={event} onChange={onChange} onSessionLost={onSessionLost} />}
      <Pass registration={registration} locales={locales} />
      {state === 'cancelled' && <EndedSection registration={registration} />}
      <section className={classes.section}>
        <h2>{t('manage.details')}</h2>
        {editing && state !== 'cancelled' ? (
          <EditForm
            held={held}
            event={event}
            onSaved={(saved, message) => {
              setEditing(false);
              onChange(saved, message);
            }}
            onDiscard={() => {
              setEditing(false);
            }}
            onSessionLost={onSessionLost}
          />
        ) : (
          <>
            <Details registration={registration} event={event} />
            {state !== 'cancelled' && !isLoading && (
              <div>
                <Button
                  variant="default"
                  onClick={() => {
                    setEditing(true);
                  }}
                >
                  {t('manage.edit')}
                </Button>
              </div>
            )}
          </>
        )}
      </section>
      {state === 'confirmed' && <CancelSection onChange={onChange} onSessionLost={onSessionLost} />}
      <DataSection registration={registration} onChange={onChange} onErased={onErased} onSessionLost={onSessionLost} />
      <div>
        <Button variant="default" onClick={onClose}>
          {t('manage.signOut')}
        </Button>
      </div>
    </div>
  );
}

/** A state takes its buttons along when it ends; the focus must not go with the one that had it. */
function useFocusKept(state: string) {
  const page = useRef<HTMLDivElement>(null);
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    if (document.activeElement === document.body) page.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [state]);
  return page;
}
