import { useTranslation } from '@/shared/i18n/use-translation';
import type { Confirmation, Event } from '@/shared/api/types';
import { InLanguage, useLocalized } from '@/shared/i18n/localized';
import { AnchorButton, LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { calendarPath } from './calendar';
import classes from './ConfirmedPage.module.css';
import { resultOf } from './result';

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
  const type = event.ticketTypes.find(({ code }) => code === confirmation.ticketType);
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
      <dl className={classes.pass}>
        <div>
          <dt>{t('confirmed.reference')}</dt>
          <dd className={classes.reference}>{confirmation.reference}</dd>
        </div>
        <div>
          <dt>{t('confirmed.ticket')}</dt>
          <dd>{type ? <InLanguage text={type.name} locales={event.locales} /> : confirmation.ticketType}</dd>
        </div>
      </dl>
      <h2>{t('confirmed.next')}</h2>
      <ul className={classes.next}>
        <li>{t('confirmed.mail', { email })}</li>
        <li>{t('confirmed.noMail')}</li>
        <li>{t('confirmed.plans')}</li>
      </ul>
    </Message>
  );
}
