import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import classes from './fields.module.css';
import type { FieldPath } from './field-paths';

/** The id of the control that takes the focus for a field; of a group, it is its first choice. */
export function controlId(path: FieldPath): string {
  return `field-${path.replaceAll('.', '-')}`;
}

/** Most fields are required, so the few that are not say so. */
export function Optional({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      {children} <span className={classes.optional}>({t('signUp.optional')})</span>
    </>
  );
}
