import { createContext, useContext } from 'react';
import type { EventFileMistake } from '../types';
import type { Draft } from './draft';

/** What the fields of the form share. */
export interface SetUpForm {
  draft: Draft;
  /** The event as it is; none while it is a new one. */
  base: Draft | undefined;
  /** What the service found wrong with it. */
  mistakes: EventFileMistake[];
  change: (next: Draft) => void;
}

export const SetUpContext = createContext<SetUpForm | undefined>(undefined);

export function useSetUp(): SetUpForm {
  const form = useContext(SetUpContext);
  if (!form) throw new Error('not within the form of an event');
  return form;
}

/** The id of the control for what is at a path. */
export function fieldId(path: string, locale?: string): string {
  return `set-up-${path}${locale === undefined ? '' : `.${locale}`}`;
}

/** Brings the control for a path into view, or the one for the nearest part around it. */
export function goTo(path: string, locale?: string): void {
  const candidates = locale === undefined ? [] : [fieldId(path, locale)];
  for (let around = path; around !== ''; around = around.replace(/(^|\.?)(\[[^\]]*\]|[^.[\]]+)$/, '')) {
    candidates.push(fieldId(around));
  }
  for (const id of candidates) {
    const control =
      document.getElementById(id) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(`${id}.`)}"]`);
    if (control) {
      control.focus();
      control.scrollIntoView({ block: 'center' });
      return;
    }
  }
}
