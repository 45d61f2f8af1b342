let first = true;

/** Whether this is still the page that one arrived at: no other has been shown. */
export function isFirstPage(): boolean {
  return first;
}

/** A page is shown: the next one is not the first. */
export function pageShown(): void {
  first = false;
}
