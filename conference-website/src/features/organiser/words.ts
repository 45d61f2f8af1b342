import { Problem } from '@/shared/api/problems';
import { useTranslation } from '@/shared/i18n/use-translation';
import { PasskeyRefused } from './passkeys';

/** What went wrong at the desk, in words that say how to go on. */
export function useFailureWords(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof PasskeyRefused) return t('desk.signIn.passkeyCancelled');
    if (error instanceof Problem && error.code === 'too-many-attempts') return t('desk.wait');
    if (error instanceof Problem && !error.isTemporary && error.code !== 'validation-failed') {
      return `${t(`problem.${error.code}.title`)}. ${t(`problem.${error.code}.action`)}`;
    }
    return t('desk.failed');
  };
}

/** The code that the service gives a field, if that is what was wrong. */
export function fieldCodeOf(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  return error.errors.find((one) => one.pointer === pointer)?.code;
}
