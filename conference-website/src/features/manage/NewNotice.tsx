import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { PrivacyNotice } from '@/features/privacy/PrivacyNotice';
import { Problem } from '@/shared/api/problems';
import type { Event, Registration } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import type { HeldProps } from './HeldRegistration';
import classes from './HeldRegistration.module.css';
import { renewConsent } from './queries';

interface NewNoticeProps extends Pick<HeldProps, 'onChange' | 'onSessionLost'> {
  event: Event;
}

/** Whether they have agreed to an earlier notice than there is by now. */
export function asksAnew(registration: Registration, event: Event | undefined): event is Event {
  return (
    event !== undefined &&
    registration.state !== 'cancelled' &&
    registration.consents.every(({ version }) => version < event.privacyNotice.version)
  );
}

/** Asks whoever signed up under an earlier privacy notice whether they agree to what it says now. */
export function NewNotice({ event, onChange, onSessionLost }: NewNoticeProps) {
  const { t, language } = useTranslation();
  const key = useRef(crypto.randomUUID());
  const read = event.locales.includes(language) ? language : (event.locales[0] ?? '');
  const agree = useMutation({
    mutationFn: () => renewConsent(event.privacyNotice.version, read, key.current),
    onSuccess: (held) => {
      onChange(held, t('manage.newNotice.agreed'));
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) onSessionLost();
    },
  });
  return (
    <section className={classes.section} aria-label={t('manage.newNotice.title')}>
      <Notice tone="warm" title={t('manage.newNotice.title')}>
        <p>{t('manage.newNotice.text')}</p>
      </Notice>
      <PrivacyNotice notice={event.privacyNotice} locales={event.locales} />
      {agree.error && (
        <Failure
          error={agree.error}
          retry={() => {
            agree.mutate();
          }}
        />
      )}
      <div>
        <Button
          loading={agree.isPending}
          onClick={() => {
            agree.mutate();
          }}
        >
          {t('manage.newNotice.agree')}
        </Button>
      </div>
    </section>
  );
}
