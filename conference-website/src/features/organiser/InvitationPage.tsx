import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { removeTokenFromAddress, tokenInAddress } from '@/features/manage/token';
import { Problem } from '@/shared/api/problems';
import { useLocalized } from '@/shared/i18n/localized';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import classes from './desk.module.css';
import { Enrolment } from './Enrolment';
import { FailureNotice } from './FailureNotice';
import { ask, sessionQuery } from './queries';
import { SignIn } from './SignIn';
import type { Invitation, OrganiserSession } from './types';

/** Where the link of an invitation leads: to accept it as who one is, or as somebody new. */
export function InvitationPage() {
  const { t } = useTranslation();
  const [token, setToken] = useState(tokenInAddress);
  const session = useQuery(sessionQuery());
  const invitation = useQuery({
    queryKey: ['organiser', 'invitation', token],
    queryFn: () => ask<Invitation>('POST', '/invitations/opening', { token: token ?? '' }),
    retry: (failures, error) => !(error instanceof Problem) && failures < 3,
    staleTime: Infinity,
  });
  useEffect(() => {
    const onLink = () => {
      setToken((present) => tokenInAddress() ?? present);
    };
    window.addEventListener('hashchange', onLink);
    return () => {
      window.removeEventListener('hashchange', onLink);
    };
  }, []);
  if (invitation.error instanceof Problem && [401, 422].includes(invitation.error.status)) return <Invalid />;
  const error = invitation.error ?? session.error;
  if (error) return <Failure error={error} retry={() => void Promise.all([invitation.refetch(), session.refetch()])} />;
  if (!invitation.data || session.data === undefined) {
    return (
      <div role="status" aria-label={t('desk.invitation.opening')} className={classes.page} data-narrow="">
        <Skeleton height="3rem" gap="2rem" />
        <Skeleton height="12rem" />
      </div>
    );
  }
  return <Opened invitation={invitation.data} token={token ?? ''} session={session.data} />;
}

function Invalid() {
  const { t } = useTranslation();
  return (
    <Message
      title={t('desk.invitation.invalidTitle')}
      actions={<LinkButton to="/organiser">{t('desk.signIn.title')}</LinkButton>}
    >
      <p>{t('desk.invitation.invalidText')}</p>
    </Message>
  );
}

interface OpenedProps {
  invitation: Invitation;
  token: string;
  session: OrganiserSession | null;
}

function Opened({ invitation, token, session }: OpenedProps) {
  const { t } = useTranslation();
  const local = useLocalized();
  const client = useQueryClient();
  const navigate = useNavigate();
  const enter = (opened: OrganiserSession) => {
    removeTokenFromAddress();
    client.setQueryData(sessionQuery().queryKey, opened);
    void navigate({ to: '/organiser' });
  };
  const { event } = invitation;
  return (
    <div className={classes.page} data-narrow="">
      <header>
        <PageTitle className={classes.title}>
          {event ? t('desk.invitation.title', { event: local(event) }) : t('desk.invitation.ownerTitle')}
        </PageTitle>
        <p className={classes.lead}>
          {event
            ? t('desk.invitation.lead', { role: t(`desk.role.${invitation.role}`) })
            : t('desk.invitation.ownerLead')}
        </p>
      </header>
      {session ? (
        <AcceptAs session={session} token={token} onAccepted={enter} />
      ) : invitation.hasAccount ? (
        <section className={classes.section}>
          <h2>{t('desk.invitation.signInFirst')}</h2>
          <p>{t('desk.invitation.hasAccount')}</p>
          <SignIn
            {...(invitation.email ? { email: invitation.email } : {})}
            onSignedIn={(opened) => {
              client.setQueryData(sessionQuery().queryKey, opened);
            }}
          />
        </section>
      ) : (
        <Enrolment token={token} email={invitation.email ?? undefined} onEnrolled={enter} />
      )}
    </div>
  );
}

interface AcceptAsProps {
  session: OrganiserSession;
  token: string;
  onAccepted: (session: OrganiserSession) => void;
}

function AcceptAs({ session, token, onAccepted }: AcceptAsProps) {
  const { t } = useTranslation();
  const accept = useMutation({
    mutationFn: () => ask<OrganiserSession>('POST', '/invitations/acceptance', { token }),
    onSuccess: onAccepted,
  });
  return (
    <div className={classes.form}>
      <FailureNotice error={accept.error} />
      <div className={classes.actions}>
        <Button
          loading={accept.isPending}
          onClick={() => {
            accept.mutate();
          }}
        >
          {t('desk.invitation.accept', { name: session.name })}
        </Button>
      </div>
    </div>
  );
}
