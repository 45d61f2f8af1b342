import type { Confirmation, Event } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { NextSteps } from './NextSteps';
import { SignUpPass } from './SignUpPass';

interface RequestedPageProps {
  event: Event;
  email: string;
  confirmation: Confirmation;
}

/** Not in yet: an organiser decides. */
export function RequestedPage({ event, email, confirmation }: RequestedPageProps) {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  return (
    <Message
      focus
      title={t('approval.page.title')}
      actions={<LinkButton to="/manage">{t('confirmed.manage')}</LinkButton>}
    >
      <p>{t('approval.page.lead', { title: local(event.title) })}</p>
      <SignUpPass event={event} confirmation={confirmation} />
      <NextSteps>
        <li>{t('approval.page.mail', { email })}</li>
        <li>{t('confirmed.noMail')}</li>
        <li>{t('approval.page.plans')}</li>
      </NextSteps>
    </Message>
  );
}
