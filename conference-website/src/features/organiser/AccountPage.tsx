import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import { ConfirmedButton } from './ConfirmedButton';
import { Desk } from './Desk';
import classes from './desk.module.css';
import { PasskeysSection } from './PasskeysSection';
import { PasswordSection } from './PasswordSection';
import { accountQuery, ask, sessionQuery } from './queries';
import { SessionsSection } from './SessionsSection';
import type { Account, OrganiserSession } from './types';

/** The ways in which one's account is signed in to. */
export function AccountPage() {
  return <Desk>{(session) => <LoadedAccount session={session} />}</Desk>;
}

function LoadedAccount({ session }: { session: OrganiserSession }) {
  const { t } = useTranslation();
  const { data: account, error, refetch } = useQuery(accountQuery());
  return (
    <>
      <header>
        <PageTitle className={classes.title}>{t('desk.account.title')}</PageTitle>
        <p className={classes.lead}>{t('desk.account.signedInAs', { name: session.name, email: session.email })}</p>
      </header>
      {account ? (
        <Sections account={account} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={t('site.loading')}>
          <Skeleton height="12rem" />
        </div>
      )}
    </>
  );
}

function Sections({ account }: { account: Account }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <>
      <PasskeysSection account={account} />
      <PasswordSection account={account} />
      <SessionsSection />
      <section className={`${classes.section ?? ''} ${classes.danger ?? ''}`}>
        <h2>{t('desk.account.delete')}</h2>
        <p>{t('desk.account.deleteText')}</p>
        <div className={classes.actions}>
          <ConfirmedButton
            label={t('desk.account.delete')}
            title={t('desk.account.deleteTitle')}
            confirm={t('desk.account.delete')}
            refuse={t('desk.account.keep')}
            action={() => ask('DELETE', '/account')}
            onDone={() => {
              client.removeQueries({ queryKey: ['organiser'] });
              client.setQueryData(sessionQuery().queryKey, null);
              announce(t('desk.account.deleted'));
            }}
          >
            <p>{t('desk.account.deleteText')}</p>
          </ConfirmedButton>
        </div>
      </section>
    </>
  );
}
