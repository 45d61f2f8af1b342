import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Failure } from '@/shared/ui/Failure';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { Skeleton } from '@/shared/ui/Skeleton';
import '@/shared/ui/form-styles';
import { ErasedPage } from './ErasedPage';
import { HeldRegistration } from './HeldRegistration';
import { LinkRequest } from './LinkRequest';
import { closeSession } from './queries';
import { useHeldRegistration } from './use-held-registration';

/** Everything somebody can do with their registration, or the way to it. */
export function ManagePage() {
  const { t } = useTranslation();
  const { opened, setOpened, open } = useHeldRegistration();
  const close = async () => {
    await closeSession();
    setOpened({ kind: 'closed' });
  };
  switch (opened.kind) {
    case 'opening':
      return <Opening />;
    case 'open':
      return (
        <HeldRegistration
          held={opened.held}
          onChange={(held, message) => {
            setOpened({ kind: 'open', held });
            if (message) announce(message);
          }}
          onErased={(erasure) => {
            setOpened({ kind: 'erased', erasure });
          }}
          onSessionLost={() => {
            setOpened({ kind: 'no-session' });
          }}
          onClose={close}
        />
      );
    case 'no-session':
      return <LinkRequest title={t('manageLink.title')} lead={t('manageLink.lead')} />;
    case 'invalid-link':
      return <LinkRequest title={t('manageLink.invalidTitle')} lead={t('manageLink.invalidText')} />;
    case 'erased':
      return <ErasedPage erasure={opened.erasure} />;
    case 'closed':
      return (
        <Message focus title={t('manage.title')} actions={<LinkButton to="/">{t('notFound.home')}</LinkButton>}>
          <p>{t('manage.signedOut')}</p>
        </Message>
      );
    case 'failed':
      return <Failure error={opened.error} retry={() => void open()} />;
  }
}

function Opening() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('manage.opening')}>
      <Skeleton height="3rem" width="20rem" gap="2rem" />
      <Skeleton height="12rem" gap="2rem" />
      <Skeleton height="18rem" />
    </div>
  );
}
