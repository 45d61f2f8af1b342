import { Button, Textarea } from '@mantine/core';
import { useRef, type ChangeEvent } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { AnchorButton } from '@/shared/ui/LinkButton';
import classes from '../desk.module.css';
import type { EventFileMistake } from '../types';
import { useDownload } from '../use-download';
import { rangeOfLine } from './event-file';
import { Mistakes } from './Outcome';

interface FileViewProps {
  /** What it is called when it is kept. */
  name: string;
  yaml: string;
  mistakes: EventFileMistake[];
  onChange: (yaml: string) => void;
}

/** An event as the text of its file. */
export function FileView({ name, yaml, mistakes, onChange }: FileViewProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const download = useDownload(yaml);
  return (
    <div className={classes.section}>
      <Textarea
        ref={area}
        label={t('desk.setup.label')}
        description={`${t('desk.setup.help')} ${t('desk.setup.publishHint')}`}
        className={classes.code}
        value={yaml}
        onChange={(change) => {
          onChange(change.currentTarget.value);
        }}
        rows={24}
        wrap="off"
        spellCheck={false}
        autoCapitalize="none"
        dir="ltr"
      />
      <div className={classes.actions}>
        <OpenFile onOpened={onChange} />
        <AnchorButton variant="default" href={download} download={`${name}.yaml`}>
          {t('desk.setup.save')}
        </AnchorButton>
      </div>
      <Mistakes
        mistakes={mistakes}
        where={({ line }) => t('desk.setup.line', { line })}
        help={t('desk.setup.mistakesHelp')}
        onGo={({ line }) => {
          area.current?.focus();
          area.current?.setSelectionRange(...rangeOfLine(yaml, line));
        }}
      />
    </div>
  );
}

/** The browser's own chooser, behind a button that looks like the others. */
function OpenFile({ onOpened }: { onOpened: (text: string) => void }) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const open = (change: ChangeEvent<HTMLInputElement>) => {
    void change.currentTarget.files?.[0]?.text().then(onOpened);
    change.currentTarget.value = '';
  };
  return (
    <>
      <input ref={chooser} type="file" accept=".yaml,.yml" hidden onChange={open} />
      <Button variant="default" onClick={() => chooser.current?.click()}>
        {t('desk.setup.open')}
      </Button>
    </>
  );
}
