import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  locale: string;
  text: string;
  html: string;
  attachments: { name: string; contentType: string; base64: string }[];
}

/** The mails that somebody got, oldest first, as the file transport wrote them. */
export function mailsTo(data: string, address: string): Mail[] {
  const folder = join(data, 'mails');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Mail)
    .filter((mail) => mail.to.toLowerCase().includes(address.toLowerCase()));
}

/** Waits for the outbox: until so many mails have come, and gives the newest. */
export async function newestMail(data: string, address: string, count = 1): Promise<Mail> {
  await expect.poll(() => mailsTo(data, address).length).toBe(count);
  const mail = mailsTo(data, address).at(-1);
  if (!mail) throw new Error('unreachable: there is at least one');
  return mail;
}

export function manageLink(mail: Mail): string {
  const link = /https:\/\/\S+\/manage#[\w-]+/.exec(mail.text);
  if (!link) throw new Error(`no manage link in: ${mail.text}`);
  return link[0];
}
