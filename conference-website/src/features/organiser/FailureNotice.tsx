import { Problem } from '@/shared/api/problems';
import { Notice } from '@/shared/ui/Notice';
import { useFailureWords } from './words';

/** Told at once to screen readers; what a field says for itself is not said twice. */
export function FailureNotice({ error }: { error: unknown }) {
  const words = useFailureWords();
  const saidByField = error instanceof Problem && error.errors.length > 0;
  return <div role="alert">{error !== null && !saidByField && <Notice tone="alarm" title={words(error)} />}</div>;
}
