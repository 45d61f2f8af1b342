import { Button } from '@mantine/core';
import { useTranslation, type Translate } from '@/shared/i18n/use-translation';
import { Problem } from '../api/problems';
import { LinkButton } from './LinkButton';
import { Message } from './Message';

/** A page that could not be shown, and why. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const { title, text } = wordsFor(error, t);
  const requestId = error instanceof Problem ? error.instance : undefined;
  return (
    <Message
      title={title}
      actions={
        <>
          <Button onClick={retry}>{t('failure.retry')}</Button>
          <LinkButton to="/" variant="default">
            {t('notFound.home')}
          </LinkButton>
        </>
      }
    >
      <p>{text}</p>
      {requestId !== undefined && <p>{t('failure.requestId', { id: requestId })}</p>}
    </Message>
  );
}

function wordsFor(error: unknown, t: Translate): { title: string; text: string } {
  if (error instanceof Problem)
    return { title: t(`problem.${error.code}.title`), text: t(`problem.${error.code}.action`) };
  if (error instanceof Error && error.name === 'NoAnswer') {
    return { title: t('failure.noAnswerTitle'), text: t('failure.noAnswerText') };
  }
  return { title: t('failure.title'), text: t('failure.text') };
}
