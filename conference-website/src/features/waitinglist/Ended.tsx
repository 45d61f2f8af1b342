import type { Registration } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';

/** How a registration ended, in words, and the way to a new one. */
export function useEndedWords({ endedBy, endedReason }: Registration) {
  const { t } = useTranslation();
  const key = `waitingList.ended.${endedBy ?? 'attendee'}` as const;
  return {
    state: t(`${key}.state`),
    title: t(`${key}.title`),
    // Who ended it may not be known, and then nobody is said to have done so.
    text: endedBy ? t(`${key}.text`) : undefined,
    reason: endedReason ?? undefined,
  };
}

/** What the organiser wrote, as they wrote it. */
export function EndedReason({ reason }: { reason: string | undefined }) {
  const { t } = useTranslation();
  if (!reason) return null;
  return (
    <>
      <p>{t('waitingList.ended.says')}</p>
      <p dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {reason}
      </p>
    </>
  );
}

export function SignUpAgain({ registration }: { registration: Registration }) {
  const { t } = useTranslation();
  return (
    <LinkButton to="/events/$slug/sign-up" params={{ slug: registration.event.slug }}>
      {t('waitingList.ended.again')}
    </LinkButton>
  );
}

/** The waiting page has become this: the wait is over, without a place. */
export function EndedPage({ registration }: { registration: Registration }) {
  const { title, text, reason } = useEndedWords(registration);
  return (
    <Message focus title={title} actions={<SignUpAgain registration={registration} />}>
      {text && <p>{text}</p>}
      <EndedReason reason={reason} />
    </Message>
  );
}
