import { useTranslation } from '@/shared/i18n/use-translation';
import { Notice } from './Notice';

export interface FieldError {
  /** The id of the control. */
  id: string;
  label: string;
  message: string;
}

/** What is wrong with a form, in one place, announced at once; each entry leads to its field. */
export function ErrorSummary({ errors }: { errors: FieldError[] }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      {errors.length > 0 && (
        <Notice tone="alarm" title={t('errorSummary.title', { count: errors.length })}>
          <ul>
            {errors.map((error) => (
              <li key={error.id}>
                <a
                  href={`#${error.id}`}
                  onClick={(click) => {
                    click.preventDefault();
                    document.getElementById(error.id)?.focus();
                  }}
                >
                  {error.label}
                </a>
                {': '}
                {error.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
