import { Button } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './ConfirmDialog.module.css';

/** Left to itself, Tab would leave the browser's dialog for the browser's own bars. */
function keepFocusInside(pressed: KeyboardEvent) {
  const dialog = pressed.currentTarget as HTMLDialogElement;
  const stops = [...dialog.querySelectorAll<HTMLElement>('button:not(:disabled), a[href]')];
  const [leaving, returning] = pressed.shiftKey ? [stops.at(0), stops.at(-1)] : [stops.at(-1), stops.at(0)];
  if (pressed.key !== 'Tab' || document.activeElement !== leaving) return;
  pressed.preventDefault();
  returning?.focus();
}

/** A question before something that cannot be undone. The browser's own dialog: it keeps the rest inert and gives the focus back. */
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

  useEffect(() => {
    const element = dialog.current;
    element?.addEventListener('keydown', keepFocusInside);
    return () => {
      element?.removeEventListener('keydown', keepFocusInside);
    };
  }, []);

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
