import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ConfirmDialog.module.css';
import { Dialog } from './Dialog';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  children: ReactNode;
  confirm: string;
  refuse: string;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** A question before something that cannot be undone. */
export function ConfirmDialog({ children, confirm, refuse, busy, onConfirm, ...dialog }: ConfirmDialogProps) {
  return (
    <Dialog text={children} {...dialog}>
      <div className={classes.actions}>
        <Button variant="default" onClick={dialog.onClose} disabled={busy}>
          {refuse}
        </Button>
        <Button className={classes.confirm} onClick={onConfirm} loading={busy}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
