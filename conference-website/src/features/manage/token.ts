/**
 * The link in a mail carries its token in the fragment, which browsers send to nobody. It stays there until the
 * service has answered, so that a reload without network still works, and is gone from the address right after.
 */
export function tokenInAddress(): string | undefined {
  const token = window.location.hash.slice(1);
  return token === '' || token === 'content' ? undefined : token;
}

export function removeTokenFromAddress(): void {
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', pathname + search);
}
