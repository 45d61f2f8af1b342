import { Suspense, useDeferredValue, useState, type ReactNode } from 'react';
import { isFirstPage } from './first-page';
import { Skeleton } from './Skeleton';

/**
 * Draws the heavy part of a page after the title has been painted: a slow phone needs as long for a form as for all
 * that is around it, and its owner has something to read by then. Only on the page that one arrives at. Later ones come
 * whole: they have the focus at once, and Tab must find what comes next.
 */
export function AfterPaint({ children }: { children: ReactNode }) {
  const [arriving] = useState(isFirstPage);
  const painted = useDeferredValue(true, !arriving);
  return painted ? <Suspense fallback={<Place />}>{children}</Suspense> : <Place />;
}

/** As tall as a long page, so that a reload finds again where one had scrolled to. */
function Place() {
  return (
    <div style={{ minBlockSize: '190rem' }}>
      <Skeleton height="8rem" gap="2.5rem" />
      <Skeleton height="22rem" />
    </div>
  );
}
