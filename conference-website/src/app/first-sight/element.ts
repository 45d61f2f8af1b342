export type Child = HTMLElement | string;

/** What React would make, without React. */
export function element(tag: string, className: string | undefined, children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
