import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ConfirmDialog } from './ConfirmDialog';
import { Notice } from './Notice';
import { useDecision, type DecisionProps } from './use-decision';

interface DecisionButtonProps<T> extends DecisionProps<T> {
  label: string;
  title: string;
  children: ReactNode;
  confirm: string;
  refuse: string;
}

/** A button for what cannot be taken back: it asks first, then does it once. */
export function DecisionButton<T>({ label, decide, onDone, onSessionLost, ...dialog }: DecisionButtonProps<T>) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const decision = useDecision({
    decide,
    onDone: (result: T) => {
      setAsking(false);
      onDone(result);
    },
    onSessionLost,
  });
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          decision.reset();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        {...dialog}
        busy={decision.busy}
        onConfirm={decision.run}
        onClose={() => {
          setAsking(false);
        }}
      >
        {dialog.children}
        <div role="alert">{decision.error && <Notice tone="alarm" title={t('manage.failed')} />}</div>
      </ConfirmDialog>
    </>
  );
}
