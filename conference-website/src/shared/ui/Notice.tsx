import type { ReactNode } from 'react';
import classes from './Notice.module.css';

export type Tone = 'calm' | 'good' | 'warm' | 'alarm';

/** A message set apart from the text around it. The tone is never said by colour alone: the title says it. */
export function Notice({ tone, title, children }: { tone: Tone; title?: string; children?: ReactNode }) {
  return (
    <div className={classes.notice} data-tone={tone}>
      {title !== undefined && <p className={classes.title}>{title}</p>}
      {children}
    </div>
  );
}
