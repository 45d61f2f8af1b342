import { Button } from '@mantine/core';
import { useTranslation } from '@/shared/i18n/use-translation';
import { AnchorButton } from '@/shared/ui/LinkButton';
import classes from './desk.module.css';
import { useDownload } from './use-download';

interface RecoveryCodesProps {
  codes: string[];
  email: string;
  onKept: () => void;
}

/** Shown once. */
export function RecoveryCodes({ codes, email, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation();
  const file = useDownload([t('desk.recovery.fileTitle', { email }), '', ...codes, ''].join('\n'));
  return (
    <section className={classes.section}>
      <h2>{t('desk.recovery.title')}</h2>
      <p>{t('desk.recovery.lead')}</p>
      <ul className={classes.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.actions}>
        <AnchorButton variant="default" href={file} download={t('desk.recovery.file')}>
          {t('desk.recovery.download')}
        </AnchorButton>
        <Button onClick={onKept}>{t('desk.recovery.kept')}</Button>
      </div>
    </section>
  );
}
