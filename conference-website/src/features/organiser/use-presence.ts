import { focusManager } from '@tanstack/react-query';
import { useEffect } from 'react';

/** After so long without a touch, a page is taken for one that nobody sits in front of. */
export const away = 5 * 60_000;

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Pages that refresh themselves would keep the session open for ever, and with it the limit on how long it may lie
 * idle: so they pause while nobody is there, as they do in a hidden tab.
 */
export function usePresence(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const leave = () => {
      focusManager.setFocused(false);
    };
    const arrive = () => {
      // Back to whether the tab is shown.
      focusManager.setFocused(undefined);
      clearTimeout(timer);
      timer = setTimeout(leave, away);
    };
    arrive();
    for (const sign of signs) document.addEventListener(sign, arrive, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      focusManager.setFocused(undefined);
      for (const sign of signs) document.removeEventListener(sign, arrive, { capture: true });
    };
  }, []);
}
