import type { Permission } from './types';

/** The pages about an event beside its overview, in the order in which they are needed. */
export const eventPages = [
  { page: 'attendees', needs: 'see-attendees', label: 'desk.home.attendees' },
  { page: 'duplicates', needs: 'see-attendees', label: 'desk.duplicates.title' },
  { page: 'mail', needs: 'announce', label: 'desk.announce.title' },
  { page: 'history', needs: 'see-attendees', label: 'desk.history.title' },
  { page: 'privacy', needs: 'erase-attendees', label: 'desk.protection.title' },
  { page: 'set-up', needs: 'change-event', label: 'desk.setup.edit' },
  { page: 'team', needs: 'see-team', label: 'desk.home.team' },
] as const satisfies readonly { page: string; needs: Permission; label: string }[];
