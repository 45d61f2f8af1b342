import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from '@/shared/i18n/use-translation';
import { alsoKnow, isProblemCode } from '@/shared/api/problems';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Message } from '@/shared/ui/Message';
import { organiserProblemCodes } from '@/shared/api/organiser-problems';

alsoKnow(organiserProblemCodes);

const problem = getRouteApi('/problems/$code');

/** What the `type` of a problem leads to: what it means, and what one can do about it. */
export function ProblemRoute() {
  const { t } = useTranslation();
  const { code } = problem.useParams();
  const key = isProblemCode(code) ? (`problem.${code}` as const) : 'problems.unknown';
  return (
    <Message title={t(`${key}.title`)} actions={<LinkButton to="/">{t('notFound.home')}</LinkButton>}>
      <h2>{t('problems.whatItMeans')}</h2>
      <p>{t(`${key}.meaning`)}</p>
      <h2>{t('problems.whatToDo')}</h2>
      <p>{t(`${key}.action`)}</p>
      {isProblemCode(code) && <p>{t('problems.code', { code })}</p>}
    </Message>
  );
}
