import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog';
import { ConfirmIdentity } from './ConfirmIdentity';
import { FailureNotice } from './FailureNotice';
import { useConfirmed } from './use-confirmed';

interface ConfirmedButtonProps<T> {
  label: string;
  /** What screen readers hear, where the label alone does not say what it is about. */
  name?: string;
  title: string;
  children: ReactNode;
  confirm: string;
  refuse: string;
  action: () => Promise<T>;
  onDone: (result: T) => void;
}

/** A button for what takes something away: it asks first, and for a fresh proof where the service wants one. */
export function ConfirmedButton<T>({ label, name, action, onDone, children, ...dialog }: ConfirmedButtonProps<T>) {
  const [asking, setAsking] = useState(false);
  const decision = useConfirmed<T>(action, (result) => {
    setAsking(false);
    onDone(result);
  });
  return (
    <>
      <Button
        variant="default"
        aria-label={name}
        onClick={() => {
          decision.reset();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={asking && !decision.asking}
        {...dialog}
        busy={decision.busy}
        onConfirm={() => {
          decision.run();
        }}
        onClose={() => {
          if (!decision.asking) setAsking(false);
        }}
      >
        {children}
        <FailureNotice error={decision.error} />
      </ConfirmDialog>
      <ConfirmIdentity
        asking={decision.asking}
        confirmed={decision.confirmed}
        refused={() => {
          setAsking(false);
          decision.refused();
        }}
      />
    </>
  );
}
