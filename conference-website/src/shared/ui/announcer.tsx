import { useSyncExternalStore } from 'react';
import classes from './announcer.module.css';

/** How long a message stays: long enough to be read out, short enough that the same one can be said again later. */
const lifetime = 8_000;

let message = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function say(next: string): void {
  message = next;
  for (const listener of listeners) listener();
}

/** Says something politely to screen readers, wherever the focus is. */
export function announce(next: string): void {
  clearTimeout(timer);
  say(next);
  timer = setTimeout(() => {
    say('');
  }, lifetime);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page's one live region; it is there from the start, because regions that appear with their text stay silent. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <div role="status" className={classes.region}>
      {text}
    </div>
  );
}
