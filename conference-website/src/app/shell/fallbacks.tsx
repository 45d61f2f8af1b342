import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { Skeleton } from '@/shared/ui/Skeleton';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Message title={t('notFound.title')} actions={<LinkButton to="/">{t('notFound.home')}</LinkButton>}>
      <p>{t('notFound.text')}</p>
    </Message>
  );
}

export function EventNotFoundPage() {
  const { t } = useTranslation();
  return (
    <Message title={t('notFound.eventTitle')} actions={<LinkButton to="/">{t('notFound.home')}</LinkButton>}>
      <p>{t('notFound.eventText')}</p>
    </Message>
  );
}

/** A page failed to load or to render; connections come back, so it tries again with them. */
export function LoadFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reset: resetQueries } = useQueryErrorResetBoundary();
  useEffect(() => {
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
    };
  });
  function retry() {
    resetQueries();
    reset();
    void router.invalidate();
  }
  return <Failure error={error} retry={retry} />;
}

function Pending({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('site.loading')} data-pending>
      {children}
    </div>
  );
}

export function PagePending() {
  return (
    <Pending>
      <Skeleton height="3rem" width="18rem" />
      <Skeleton height="12rem" />
    </Pending>
  );
}

export function EventsPending() {
  return (
    <Pending>
      <div style={{ paddingBlock: 'clamp(1rem, 5vw, 3.5rem) 1rem' }}>
        <Skeleton height="4rem" width="16rem" />
        <Skeleton height="1.75rem" width="34rem" gap="2rem" />
      </div>
      <Skeleton height="14rem" />
    </Pending>
  );
}

export function EventPending() {
  return (
    <Pending>
      <Skeleton height="clamp(18rem, 40vw, 26rem)" gap="2.5rem" />
      <Skeleton height="8rem" />
      <Skeleton height="20rem" />
    </Pending>
  );
}
