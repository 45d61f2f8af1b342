import { useTranslation } from '@/shared/i18n/use-translation';
import type { Event } from '@/shared/api/types';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { resultOf } from './result';

/** The same page for everybody, whether they are new or known: who takes part is nobody else's business. */
export function CheckYourMailPage({ event }: { event: Event }) {
  const { t } = useTranslation();
  const email = resultOf(event.slug)?.email;
  return (
    <Message
      focus
      title={t('checkMail.title')}
      actions={
        <LinkButton to="/events/$slug" params={{ slug: event.slug }} variant="default">
          {t('signUp.back')}
        </LinkButton>
      }
    >
      <p>{email === undefined ? t('checkMail.lead') : t('checkMail.leadAddress', { email })}</p>
      <p>{t('checkMail.note')}</p>
      <p>{t('checkMail.noMail')}</p>
    </Message>
  );
}
