import { useTranslation } from '@/shared/i18n/use-translation';
import type { Problem } from '@/shared/api/problems';
import type { Event } from '@/shared/api/types';
import { Notice } from '@/shared/ui/Notice';
import { AlreadyRegistered } from './AlreadyRegistered';
import { byField, type FieldPath } from './field-paths';

interface RefusalProps {
  problem: Problem;
  event: Event;
  email: string;
  onOther: (path: FieldPath) => void;
}

/** Why the service did not sign somebody up, as far as no single field says it. */
export function Refusal({ problem, event, email, onOther }: RefusalProps) {
  switch (problem.code) {
    case 'already-registered':
      return (
        <AlreadyRegistered
          slug={event.slug}
          email={email}
          onOther={() => {
            onOther('email');
          }}
        />
      );
    case 'sold-out':
      return null;
    case 'validation-failed':
      return byField(problem.errors, () => true).fields.size > 0 ? null : <Explained problem={problem} />;
    default:
      return <Explained problem={problem} />;
  }
}

function Explained({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Notice tone="alarm" title={t(`problem.${problem.code}.title`)}>
        <p>{t(`problem.${problem.code}.meaning`)}</p>
        <p>{t(`problem.${problem.code}.action`)}</p>
        {problem.status >= 500 && problem.instance && <p>{t('failure.requestId', { id: problem.instance })}</p>}
      </Notice>
    </div>
  );
}
