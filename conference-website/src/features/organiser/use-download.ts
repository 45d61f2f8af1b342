import { useEffect, useState } from 'react';

/** The address of a text that the browser can save as a file; it never leaves the browser. */
export function useDownload(text: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    queueMicrotask(() => {
      setAddress(made);
    });
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [text]);
  return address;
}
