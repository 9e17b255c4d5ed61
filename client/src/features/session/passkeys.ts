import { BrowserRefusal } from '@/api/problem';

/** Why passkeys cannot be made and used here; null where they can: in a recent browser, on HTTPS or localhost, by a host name. */
export function whyNoPasskeys(host = window.location.hostname): 'address' | 'browser' | null {
  if (/^\[|^\d+(\.\d+){3}$/.test(host)) return 'address';
  const able =
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';
  return able ? null : 'browser';
}

/** Has the browser make a passkey; answers what the server is to keep, as JSON. */
export const makePasskey = (options: string) =>
  ceremony(() =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options)) }),
  );

/** Has the browser ask for a passkey; answers what the server is to check, as JSON. */
export const askForPasskey = (options: string) =>
  ceremony(() =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) }),
  );

async function ceremony(ask: () => Promise<Credential | null>): Promise<string> {
  try {
    const credential = (await ask()) as PublicKeyCredential | null;
    if (credential !== null) return JSON.stringify(credential.toJSON());
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'InvalidStateError')
      throw new BrowserRefusal('passkey_there_already', { cause });
    // Whether it was cancelled, took too long or found none, browsers do not tell.
    throw new BrowserRefusal('passkey_not_given', { cause });
  }
  throw new BrowserRefusal('passkey_not_given');
}
