import { useEffect, useRef, useState, type RefObject } from 'react';

/** An element on which a file can be let fall, beside the button that chooses one; and whether one is over it. */
export function useDrop<E extends HTMLElement>(take: (file: File) => void): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const latest = useRef(take);
  const [over, setOver] = useState(false);
  useEffect(() => {
    latest.current = take;
  }, [take]);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const stop = new AbortController();
    const { signal } = stop;
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = () => {
      setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) latest.current(file);
    };
    target.addEventListener('dragover', drag, { signal });
    target.addEventListener('dragleave', leave, { signal });
    target.addEventListener('drop', drop, { signal });
    return () => {
      stop.abort();
    };
  }, []);
  return [element, over];
}
