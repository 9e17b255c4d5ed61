import { apiAddress, credentials } from './address';
import { ScorecardApi } from './generated';
import { newId } from './ids';
import { confirmReach, doubtReach, saysAway } from './outage';
import { UnreachableError } from './problem';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

let csrfToken = '';
const expiryListeners = new Set<() => void>();

/** Sent with every unsafe request until the next session answer brings another. */
export function rememberCsrfToken(token: string) {
  csrfToken = token;
}

/** Called whenever the API says that nobody is signed in any more. Returns the way to stop listening. */
export function onSessionExpired(listener: () => void): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

/** Tells whoever listens that nobody is signed in any more. */
export function announceSessionExpired() {
  for (const listener of expiryListeners) listener();
}

const returnListeners = new Set<() => void>();

/** Called when whoever's session had ended is signed in again. Returns the way to stop listening. */
export function onSignedInAgain(listener: () => void): () => void {
  returnListeners.add(listener);
  return () => returnListeners.delete(listener);
}

/** Tells what failed for want of a session that there is one again. */
export function announceSignedInAgain() {
  for (const listener of [...returnListeners]) listener();
}

/** Keys of requests of which nobody knows whether they arrived: sent again, the same request keeps its key. */
const unanswered = new Map<string, string>();

/**
 * Writes that wait for their answer. A second click before the button says that it is at work asks for the same once more: it gets the answer
 * of the first and is not sent.
 */
const underWay = new Map<string, Promise<Response>>();

/** What a request that writes carries. */
export const writeHeaders = (key: string) => ({ 'Idempotency-Key': key, 'X-CSRF-TOKEN': csrfToken });

/** A rejected `fetch` is a `TypeError`, like many a bug of ours; from here on they are told apart. */
async function reach(url: RequestInfo, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    if (saysAway(response.status)) doubtReach();
    else confirmReach();
    return response;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    doubtReach();
    throw new UnreachableError('The API cannot be reached.', { cause });
  }
}

/** A read that comes too soon waits as long as the API asks it to, and is sent again; what would wait too long is told. */
async function reachInTurn(url: RequestInfo, request: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await reach(url, request);
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
    if (response.status !== 429 || attempt === MOST_ATTEMPTS || !(seconds <= LONGEST_WAIT_S)) return response;
    await pause(seconds * 1_000, request.signal);
  }
}

const MOST_ATTEMPTS = 3;
const LONGEST_WAIT_S = 10;

const pause = (ms: number, signal?: AbortSignal | null) =>
  new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });

async function send(url: RequestInfo, init: RequestInit = {}): Promise<Response> {
  const method = init.method ?? 'GET';
  const headers = new Headers(init.headers);
  const request = { ...init, headers, credentials } as const;
  if (!UNSAFE.has(method)) return announce(url, await reachInTurn(url, request));

  const fingerprint = `${method} ${String(url)} ${String(init.body ?? '')}`;
  const first = underWay.get(fingerprint);
  if (first) return (await first).clone();

  const answer = write(fingerprint, url, request).finally(() => underWay.delete(fingerprint));
  underWay.set(fingerprint, answer);
  return announce(url, (await answer).clone());
}

async function write(fingerprint: string, url: RequestInfo, request: RequestInit & { headers: Headers }) {
  const key = unanswered.get(fingerprint) ?? newId();
  unanswered.set(fingerprint, key);
  for (const [name, value] of Object.entries(writeHeaders(key))) request.headers.set(name, value);

  const response = await reach(url, request);
  if (response.status < 500) unanswered.delete(fingerprint);
  return response;
}

function announce(url: RequestInfo, response: Response): Response {
  const signingIn = /\/(session|session\/second-factor|session\/provider|demo\/session|setup)$/.test(String(url));
  if (response.status === 401 && !signingIn) announceSessionExpired();
  return response;
}

/** The one API client. Only the `*Queries.ts` files of features and of shared call it. */
export const api = new ScorecardApi(apiAddress, { fetch: send });
