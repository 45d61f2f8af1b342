import { useCallback, useEffect, useState } from 'react';
import { loadRegistration, type Held } from '@/features/registration/held';
import { Problem } from '@/shared/api/problems';
import type { Erasure } from '@/shared/api/types';
import { openSession } from './queries';
import { removeTokenFromAddress, tokenInAddress } from './token';

export type Opened =
  | { kind: 'opening' }
  | { kind: 'open'; held: Held }
  | { kind: 'no-session' }
  | { kind: 'invalid-link' }
  | { kind: 'erased'; erasure: Erasure }
  | { kind: 'closed' }
  | { kind: 'failed'; error: unknown };

/** Opens the registration of the link one came by, otherwise the one of the session; again when a link is pasted. */
export function useHeldRegistration() {
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  const open = useCallback(async () => {
    setOpened(await openByTokenOrSession());
  }, []);

  useEffect(() => {
    const onLink = () => {
      if (tokenInAddress() !== undefined) void open();
    };
    queueMicrotask(() => void open());
    window.addEventListener('hashchange', onLink);
    return () => {
      window.removeEventListener('hashchange', onLink);
    };
  }, [open]);

  return { opened, setOpened, open };
}

async function openByTokenOrSession(): Promise<Opened> {
  const token = tokenInAddress();
  try {
    const held = token === undefined ? await loadRegistration() : await exchange(token);
    return { kind: 'open', held };
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      return { kind: error.code === 'manage-link-invalid' ? 'invalid-link' : 'no-session' };
    }
    return { kind: 'failed', error };
  }
}

let exchanging: { token: string; held: Promise<Held> } | undefined;

/** One exchange for a token at a time, however often it is asked for. */
function exchange(token: string): Promise<Held> {
  if (exchanging?.token !== token) exchanging = { token, held: exchangeOnce(token) };
  return exchanging.held;
}

async function exchangeOnce(token: string): Promise<Held> {
  try {
    const held = await openSession(token);
    removeTokenFromAddress();
    return held;
  } catch (error) {
    if (error instanceof Problem && !error.isTemporary) removeTokenFromAddress();
    throw error;
  } finally {
    exchanging = undefined;
  }
}
