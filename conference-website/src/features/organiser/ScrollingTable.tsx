import type { ReactNode } from 'react';
import classes from './desk.module.css';

interface ScrollingTableProps {
  /** The id of its heading. */
  labelledBy: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A table that may be wider than the page: it scrolls by itself, and by keyboard too. */
export function ScrollingTable({ labelledBy, className = '', children }: ScrollingTableProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={`${classes.table} ${className}`} role="group" aria-labelledby={labelledBy} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
