import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { ask } from './queries';
import type { OrganiserSession } from './types';

export const passkeysWork = browserSupportsWebAuthn;

/** The browser's dialog was closed, ran out of time, or knows no passkey that fits. */
export class PasskeyRefused extends Error {
  override readonly name = 'PasskeyRefused';
}

async function browser<T>(ceremony: Promise<T>): Promise<T> {
  try {
    return await ceremony;
  } catch (error) {
    throw new PasskeyRefused('no passkey', { cause: error });
  }
}

export async function signInWithPasskey(): Promise<OrganiserSession> {
  const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>('POST', '/sign-in/passkey/options');
  const credential = await browser(startAuthentication({ optionsJSON }));
  return ask<OrganiserSession>('POST', '/sign-in/passkey', { credential });
}

/** Makes a passkey for whoever `path` is about: somebody who enrols, or the account that is signed in. */
export async function makePasskey<T>(path: '/enrolment/passkey' | '/account/passkeys', label: string): Promise<T> {
  const optionsJSON = await ask<PublicKeyCredentialCreationOptionsJSON>('POST', `${path}/options`);
  const credential = await browser(startRegistration({ optionsJSON }));
  return ask<T>('POST', path, { label, credential });
}
