import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';

/** In the place of a page that somebody's role does not open, or whose event they don't know. */
export function NoPermission({ known }: { known: boolean }) {
  const { t } = useTranslation();
  const code = known ? 'not-permitted' : 'unknown-event';
  return (
    <Message title={t(`problem.${code}.title`)} actions={<LinkButton to="/organiser">{t('desk.events')}</LinkButton>}>
      <p>{t(`problem.${code}.meaning`)}</p>
    </Message>
  );
}
