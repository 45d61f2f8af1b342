import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { eventQuery } from '@/features/catalogue/queries';
import type { Erasure } from '@/shared/api/types';
import { InLanguage } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { PageTitle } from '@/shared/ui/PageTitle';
import { CancelSection } from './CancelSection';
import { DataSection } from './DataSection';
import { Details } from './Details';
import { EditForm } from './EditForm';
import classes from './HeldRegistration.module.css';
import { Pass } from './Pass';
import type { Held } from './queries';

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
  const event = useQuery(eventQuery(registration.event.slug)).data;
  const locales = event?.locales ?? [];
  const confirmed = registration.state === 'confirmed';
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <PageTitle className={classes.title}>{t('manage.title')}</PageTitle>
        <p className={classes.event}>
          <Link to="/events/$slug" params={{ slug: registration.event.slug }}>
            <InLanguage text={registration.event.title} locales={locales} />
          </Link>
        </p>
      </header>
      <Pass registration={registration} locales={locales} />
      <section className={classes.section}>
        <h2>{t('manage.details')}</h2>
        {editing && confirmed ? (
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
            {confirmed && (
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
      {confirmed && <CancelSection onChange={onChange} onSessionLost={onSessionLost} />}
      <DataSection registration={registration} onChange={onChange} onErased={onErased} onSessionLost={onSessionLost} />
      <div>
        <Button variant="default" onClick={onClose}>
          {t('manage.signOut')}
        </Button>
      </div>
    </div>
  );
}
