import { useTranslation } from '@/shared/i18n/use-translation';

/** What is kept after an erasure, in words. The service may learn to keep more before this page learns its name. */
export function useKeptWords(): (what: string, why: string) => string {
  const { t } = useTranslation();
  return (what, why) =>
    what === 'erasure-record' && why === 'proof-of-erasure' ? t('manage.erased.record') : `${what}: ${why}`;
}
