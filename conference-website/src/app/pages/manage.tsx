export function ManageRoute() {
  return null;
}
