import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './Dialog.module.css';

/** Left to itself, Tab would leave the browser's dialog for the browser's own bars. */
function keepFocusInside(pressed: KeyboardEvent) {
  const dialog = pressed.currentTarget as HTMLDialogElement;
  const stops = [...dialog.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], input:not(:disabled)')];
  const [leaving, returning] = pressed.shiftKey ? [stops.at(0), stops.at(-1)] : [stops.at(-1), stops.at(0)];
  if (pressed.key !== 'Tab' || document.activeElement !== leaving) return;
  pressed.preventDefault();
  returning?.focus();
}

interface DialogProps {
  open: boolean;
  title: string;
  /** What it is about; read out with the title. */
  text: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** Something above the page. The browser's own dialog: it keeps the rest inert and gives the focus back. */
export function Dialog({ open, title, text, children, onClose }: DialogProps) {
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
            {text}
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
