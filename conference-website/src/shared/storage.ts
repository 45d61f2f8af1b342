interface Area {
  read: (key: string) => string | null;
  keep: (key: string, value: string) => void;
  forget: (key: string) => void;
}

/**
 * The browser's storage, which may be full, forbidden or absent: then a value lives as long as the page. Nothing here
 * may fail, because nobody should lose a place to a full disk.
 */
function storageOf(area: 'localStorage' | 'sessionStorage'): Area {
  const fallback = new Map<string, string>();
  return {
    read(key: string): string | null {
      try {
        return window[area].getItem(key) ?? fallback.get(key) ?? null;
      } catch {
        return fallback.get(key) ?? null;
      }
    },
    keep(key: string, value: string): void {
      try {
        window[area].setItem(key, value);
        fallback.delete(key);
      } catch {
        fallback.set(key, value);
      }
    },
    forget(key: string): void {
      fallback.delete(key);
      try {
        window[area].removeItem(key);
      } catch {
        // It was never there.
      }
    },
  };
}

const local = storageOf('localStorage');
const session = storageOf('sessionStorage');

export const readLocally = local.read;
export const keepLocally = local.keep;

/** A record of this tab; `undefined` when there is none, or when it is none that `accepts` recognises. */
export function readInTab<T>(key: string, accepts: (value: unknown) => value is T): T | undefined {
  const text = session.read(key);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return accepts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function keepInTab(key: string, value: unknown): void {
  session.keep(key, JSON.stringify(value));
}

export function forgetInTab(key: string): void {
  session.forget(key);
}
