import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem } from '@/shared/api/problems';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Notice } from '@/shared/ui/Notice';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import classes from './imports.module.css';
import { bringIn } from './queries';
import { useDrop } from './use-drop';

/** The same as the service takes. */
const largest = 12 * 1024 * 1024;

const reasons = [
  'no-rows',
  'malformed-csv',
  'malformed-xlsx',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'too-large',
] as const;

interface ChooseFileProps {
  slug: string;
  onBroughtIn: (id: string) => void;
}

/** Takes a file by choosing it, or by letting it fall on the field. */
export function ChooseFile({ slug, onBroughtIn }: ChooseFileProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<(typeof reasons)[number]>();
  const bringing = useMutation({
    mutationFn: (file: File) => {
      // Should the answer get lost, this one is brought in anew: what stays behind is forgotten after a week.
      return bringIn(slug, crypto.randomUUID(), file);
    },
    onSuccess: (one) => {
      announce(t('desk.imports.broughtIn', { count: one.rows }));
      void client.invalidateQueries({ queryKey: ['organiser', 'imports', slug] });
      onBroughtIn(one.id);
    },
    onError: (error) => {
      setReason(reasonOf(error));
    },
  });
  const take = (file: File | null | undefined) => {
    if (!file || bringing.isPending) return;
    bringing.reset();
    setReason(file.size > largest ? 'too-large' : undefined);
    if (file.size <= largest) bringing.mutate(file);
  };
  const [region, over] = useDrop<HTMLElement>(take);
  return (
    <section ref={region} className={classes.drop} data-over={over || undefined} aria-labelledby="choose-file">
      <h2 id="choose-file">{t('desk.imports.file')}</h2>
      <p className={deskClasses.help}>{t('desk.imports.fileHelp')}</p>
      <input
        ref={field}
        type="file"
        className={classes.file}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t('desk.imports.choose')}
        onChange={(change) => {
          take(change.currentTarget.files?.[0]);
          // The same file, mended, can be chosen again.
          change.currentTarget.value = '';
        }}
      />
      <div>
        <Button
          loading={bringing.isPending}
          onClick={() => {
            field.current?.click();
          }}
        >
          {t('desk.imports.choose')}
        </Button>
      </div>
      {reason !== undefined && (
        <div role="alert">
          <Notice tone="alarm" title={t(`desk.imports.reasons.${reason}`)} />
        </div>
      )}
      {reason === undefined && <FailureNotice error={bringing.error} />}
    </section>
  );
}

function reasonOf(error: Error): (typeof reasons)[number] | undefined {
  if (!(error instanceof Problem)) return undefined;
  if (error.status === 413) return 'too-large';
  return reasons.find((one) => one === error.members.reason);
}
