import { text } from 'node:stream/consumers';
import type { Download } from 'playwright-core';

/** What was downloaded, which must be a text. */
export async function textOf(download: Download): Promise<string> {
  return text(await download.createReadStream());
}
