import { useTranslation } from '@/shared/i18n/use-translation';
import type { Confirmation, Event } from '@/shared/api/types';
import { useLocalized } from '@/shared/i18n/localized';
import { AnchorButton, LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { calendarPath } from './calendar';
import classes from './ConfirmedPage.module.css';
import { NextSteps } from './NextSteps';
import { resultOf } from './result';
import { SignUpPass } from './SignUpPass';

/** You are in: the reference, the calendar, and what comes next. It stays the same after a reload. */
export function ConfirmedPage({ event }: { event: Event }) {
  const { t } = useTranslation();
  const result = resultOf(event.slug);
  if (!result?.confirmation) {
    return (
      <Message
        title={t('confirmed.unknown.title')}
        actions={<LinkButton to="/manage">{t('manageLink.title')}</LinkButton>}
      >
        <p>{t('confirmed.unknown.text')}</p>
      </Message>
    );
  }
  return <Confirmed event={event} email={result.email} confirmation={result.confirmation} />;
}

function Confirmed({ event, email, confirmation }: { event: Event; email: string; confirmation: Confirmation }) {
  const { t } = useTranslation();
  const local = useLocalized(event.locales);
  return (
    <Message
      focus
      title={t('confirmed.title')}
      mark={<span className={classes.mark} aria-hidden="true" />}
      actions={
        <>
          <AnchorButton href={calendarPath} download>
            {t('confirmed.calendar')}
          </AnchorButton>
          <LinkButton to="/manage" variant="default">
            {t('confirmed.manage')}
          </LinkButton>
        </>
      }
    >
      <p>{t('confirmed.lead', { title: local(event.title) })}</p>
      <SignUpPass event={event} confirmation={confirmation} />
      <NextSteps>
        <li>{t('confirmed.mail', { email })}</li>
        <li>{t('confirmed.noMail')}</li>
        <li>{t('confirmed.plans')}</li>
      </NextSteps>
    </Message>
  );
}
