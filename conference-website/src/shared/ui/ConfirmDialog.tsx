import { Button } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './ConfirmDialog.module.css';

/** A question before something that cannot be undone. The browser's own dialog: it traps the focus and gives it back. */
export function ConfirmDialog({
  open,
  title,
  children,
  confirm,
  refuse,
  busy,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const textId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={titleId}
      aria-describedby={textId}
      onClose={onClose}
    >
      {open && (
        <>
          <h2 id={titleId} className={classes.title}>
            {title}
          </h2>
          <div id={textId} className={classes.text}>
            {children}
          </div>
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose} disabled={busy}>
              {refuse}
            </Button>
            <Button className={classes.confirm} onClick={onConfirm} loading={busy}>
              {confirm}
            </Button>
          </div>
        </>
      )}
    </dialog>
  );
}

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
