import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { PageTitle } from '@/shared/ui/PageTitle';
import { Skeleton } from '@/shared/ui/Skeleton';
import classes from './desk.module.css';
import { ask, sessionQuery } from './queries';
import { SignIn } from './SignIn';
import type { OrganiserSession } from './types';
import { usePresence } from './use-presence';

interface DeskProps {
  /** For pages that are mostly a table. */
  wide?: boolean;
  /** For a screen that nobody sits at: without the ways to other pages. */
  bare?: boolean;
  children: (session: OrganiserSession) => ReactNode;
}

/** What surrounds every page of the organiser's desk: whoever has not signed in does so here, and stays where they are. */
export function Desk({ wide, bare, children }: DeskProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  usePresence();
  const [signedOut, setSignedOut] = useState(false);
  const { data: session, error, refetch } = useQuery(sessionQuery());
  if (session === undefined) {
    if (error) return <Failure error={error} retry={() => void refetch()} />;
    return (
      <div role="status" aria-label={t('site.loading')}>
        <Skeleton height="3rem" width="20rem" gap="2rem" />
        <Skeleton height="12rem" />
      </div>
    );
  }
  if (session === null) {
    return (
      <div className={classes.page} data-narrow="">
        <header>
          <PageTitle className={classes.title}>{t('desk.signIn.title')}</PageTitle>
          <p className={classes.lead}>{t('desk.signIn.lead')}</p>
        </header>
        {signedOut && <Notice tone="good" title={t('desk.signedOut')} />}
        <SignIn
          onSignedIn={(opened) => {
            client.setQueryData(sessionQuery().queryKey, opened);
          }}
        />
      </div>
    );
  }
  return (
    <div className={classes.page} data-wide={wide ? '' : undefined}>
      {!bare && (
        <Navigation
          onSignedOut={() => {
            setSignedOut(true);
            client.removeQueries({ queryKey: ['organiser'] });
            client.setQueryData(sessionQuery().queryKey, null);
            announce(t('desk.signedOut'));
          }}
        />
      )}
      {children(session)}
    </div>
  );
}

function Navigation({ onSignedOut }: { onSignedOut: () => void }) {
  const { t } = useTranslation();
  const leave = useMutation({ mutationFn: () => ask('DELETE', '/session'), onSuccess: onSignedOut });
  return (
    <nav aria-label={t('desk.nav')} className={classes.nav}>
      <Link to="/organiser" activeOptions={{ exact: true }}>
        {t('desk.events')}
      </Link>
      <Link to="/organiser/account">{t('desk.yourAccount')}</Link>
      <Button
        variant="default"
        className={classes.signOut}
        loading={leave.isPending}
        onClick={() => {
          leave.mutate();
        }}
      >
        {t('desk.signOut')}
      </Button>
    </nav>
  );
}
