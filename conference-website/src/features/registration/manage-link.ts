import { call } from '@/shared/api/client';

/** Has the link to a registration mailed again. The answer is the same whether there is one or not. */
export async function requestManageLink(slug: string, email: string): Promise<void> {
  await call('POST', `/api/v1/events/${encodeURIComponent(slug)}/manage-links`, { body: { email } });
}
