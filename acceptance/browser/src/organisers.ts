import { createHmac } from 'node:crypto';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { repository } from './folders.ts';
import type { SystemAddress } from './run.ts';

/** The link that makes an owner of everything, as an operator gets it. */
export async function ownerLink(system: SystemAddress): Promise<string> {
  const { stdout } = await promisify(execFile)(join(repository, 'run'), ['owner-link', '--data', system.data], {
    cwd: repository,
  });
  return stdout.trim();
}

/** A device with passkeys that knows its holder, as Chromium plays it. */
export class Authenticator {
  readonly #session: CDPSession;
  readonly #id: string;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
  }

  static async of(page: Page): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  /** The finger that is not the owner's. */
  async verifies(holder: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setUserVerified', { authenticatorId: this.#id, isUserVerified: holder });
  }
}

/** What an authenticator app shows now (RFC 6238) for the key it was given, in Base32. */
export function codeOf(key: string, now = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac('sha1', base32(key)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const five = (letter: string) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const bytes = Array.from(text, five).join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}

let people = 0;

/** Somebody new, with an account that a passkey signs in to; the page is at their events. */
export async function newOwner(page: Page, system: SystemAddress): Promise<{ name: string; email: string }> {
  people += 1;
  const person = { name: `Ada Okafor ${people}`, email: `ada-${system.run}-${people}@example.org` };
  await Authenticator.of(page);
  await page.goto(await ownerLink(system));
  await introduce(page, person);
  await page.getByLabel(/^Name of this passkey/).fill('Telephone');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.getByRole('heading', { name: 'Your events' }).waitFor();
  return person;
}

export async function introduce(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.getByLabel(/^Your name/).fill(name);
  await page.getByLabel(/^Your e-mail/).fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
}
