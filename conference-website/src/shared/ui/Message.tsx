import type { ReactNode } from 'react';
import classes from './Message.module.css';
import { PageTitle } from './PageTitle';

/** A page that is one message: what happened, and how to go on. */
export function Message({ title, children, actions, focus, mark }: MessageProps) {
  return (
    <div className={classes.message}>
      {mark}
      <PageTitle className={classes.title} focus={focus ?? false}>
        {title}
      </PageTitle>
      <div className={classes.text}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

interface MessageProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  focus?: boolean;
  mark?: ReactNode;
}
