import type { Erasure } from '@/shared/api/types';
import { formatInstant } from '@/shared/i18n/dates';
import { useTranslation } from '@/shared/i18n/use-translation';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { useKeptWords } from './kept-words';

export function ErasedPage({ erasure }: { erasure: Erasure }) {
  const { t, language } = useTranslation();
  const wordsFor = useKeptWords();
  return (
    <Message focus title={t('manage.erased.title')} actions={<LinkButton to="/">{t('manage.erased.home')}</LinkButton>}>
      <p>{t('manage.erased.text', { date: formatInstant(erasure.erasedAt, language) })}</p>
      {erasure.kept.length === 0 ? (
        <p>{t('manage.erased.keptNothing')}</p>
      ) : (
        <>
          <h2>{t('manage.erased.kept')}</h2>
          <ul>
            {erasure.kept.map(({ what, why }) => (
              <li key={`${what} ${why}`}>{wordsFor(what, why)}</li>
            ))}
          </ul>
        </>
      )}
    </Message>
  );
}
