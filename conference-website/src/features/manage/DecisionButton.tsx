import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { Problem } from '@/shared/api/problems';
import { useTranslation } from '@/shared/i18n/use-translation';
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog';
import { Notice } from '@/shared/ui/Notice';
import { newIdempotencyKey } from './queries';

interface DecisionButtonProps<T> {
  label: string;
  title: string;
  children: ReactNode;
  confirm: string;
  refuse: string;
  /** Does it; the key stays the same until it is answered, so that a repetition does nothing twice. */
  decide: (key: string) => Promise<T>;
  onDone: (result: T) => void;
  onSessionLost: () => void;
}

/** A button for what cannot be taken back: it asks first, then does it once. */
export function DecisionButton<T>({ label, decide, onDone, onSessionLost, ...dialog }: DecisionButtonProps<T>) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const key = useRef<string>(undefined);
  const decision = useMutation({
    mutationFn: () => decide((key.current ??= newIdempotencyKey())),
    onSuccess: (result) => {
      key.current = undefined;
      setAsking(false);
      onDone(result);
    },
    onError: (error) => {
      if (error instanceof Problem && !error.isTemporary) key.current = undefined;
      if (error instanceof Problem && error.status === 401) onSessionLost();
    },
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
        busy={decision.isPending}
        onConfirm={() => {
          if (!decision.isPending) decision.mutate();
        }}
        onClose={() => {
          setAsking(false);
        }}
      >
        {dialog.children}
        <div role="alert">{decision.isError && <Notice tone="alarm" title={t('manage.failed')} />}</div>
      </ConfirmDialog>
    </>
  );
}
