import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { isFirstPage, pageShown } from './first-page';

/**
 * The heading of a page. It names the document and, except on the page one arrived at, takes the focus, so that
 * screen readers and keyboards start where the new page starts.
 */
export function PageTitle({ children, document: title, className, focus = false }: PageTitleProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = title ?? (typeof children === 'string' ? children : '');

  useEffect(() => {
    document.title = t('site.pageTitle', { title: name });
  }, [name, t]);

  useEffect(() => {
    if (!isFirstPage() || focus) heading.current?.focus({ preventScroll: true });
    pageShown();
  }, [focus]);

  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}

interface PageTitleProps {
  children: ReactNode;
  /** The document's title, when the heading is not plain text. */
  document?: string;
  className?: string | undefined;
  /** Takes the focus even on the page one arrived at. */
  focus?: boolean;
}
