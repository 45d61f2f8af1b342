import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PrivacyNotice } from '@/features/privacy/PrivacyNotice';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Choice, ChoiceGroup } from '@/shared/ui/Choices';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import { ask } from '../queries';
import classes from './imports.module.css';
import { importPath, type Import, type ImportChoice } from './queries';

interface RunFormProps {
  slug: string;
  one: Import;
  event: Event;
  onRun: (next: Import) => void;
}

/** Registers those whom a checked file names, once everybody has been told how their data is used. */
export function RunForm({ slug, one, event, onRun }: RunFormProps) {
  const { t } = useTranslation();
  const [skipBad, setSkipBad] = useState<boolean>();
  const [mail, setMail] = useState(true);
  const [told, setTold] = useState(false);
  const good = one.rows - one.leftOut - one.bad;
  const choice: ImportChoice = {
    // Without any bad row it may still be all or nothing: somebody may sign up meanwhile.
    skipBad: skipBad ?? one.bad > 0,
    mail,
    privacyNoticeVersion: event.privacyNotice.version,
  };
  const run = useMutation({
    mutationFn: () => ask<Import>('POST', `${importPath(slug, one.id)}/run`, choice),
    onSuccess: onRun,
  });
  return (
    <section className={deskClasses.section} aria-labelledby="run">
      <h2 id="run">{t('desk.imports.run')}</h2>
      <div className={classes.choices}>
        <ChoiceGroup id="import-how" type="radio" legend={t('desk.imports.how')}>
          <Choice
            id="import-whole"
            type="radio"
            name="how"
            look="card"
            checked={!choice.skipBad}
            disabled={one.bad > 0}
            onChange={() => {
              setSkipBad(false);
            }}
            label={t('desk.imports.whole')}
          >
            <p className={classes.how}>{t(one.bad > 0 ? 'desk.imports.wholeNot' : 'desk.imports.wholeHelp')}</p>
          </Choice>
          <Choice
            id="import-good"
            type="radio"
            name="how"
            look="card"
            checked={choice.skipBad}
            onChange={() => {
              setSkipBad(true);
            }}
            label={t('desk.imports.good')}
          >
            <p className={classes.how}>{t('desk.imports.goodHelp')}</p>
          </Choice>
        </ChoiceGroup>
      </div>
      <Choice
        id="import-mail"
        type="checkbox"
        checked={mail}
        onChange={(change) => {
          setMail(change.currentTarget.checked);
        }}
        label={t('desk.imports.mail')}
      />
      <div className={classes.told}>
        <PrivacyNotice notice={event.privacyNotice} locales={event.locales} />
        <Choice
          id="import-told"
          type="checkbox"
          checked={told}
          onChange={(change) => {
            setTold(change.currentTarget.checked);
          }}
          label={t('desk.imports.told')}
        />
      </div>
      <FailureNotice error={run.error} />
      <div className={deskClasses.actions}>
        <Button
          disabled={!told}
          loading={run.isPending}
          onClick={() => {
            run.mutate();
          }}
        >
          {t('desk.imports.register', { count: good })}
        </Button>
      </div>
      {!told && <p className={deskClasses.help}>{t('desk.imports.toldFirst')}</p>}
    </section>
  );
}
