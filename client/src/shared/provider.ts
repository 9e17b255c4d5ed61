import { useMutation } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { SessionView } from '@/api/generated';
import { fetchSession, remember, speakAsPreferred } from './session';

/** Signing in at the identity provider. Its tokens never come here: the API redeems its answer and keeps them. */

/** What a browser that was sent to the provider goes on with when it comes back, by the state that comes back with it. */
interface Pending {
  ticket: string;
  returnTo: string;
  /** In a window of its own, over a page that stays. */
  popup: boolean;
  silent: boolean;
}

const PENDING = 'scorecard-sign-in:';
const USUAL = 'scorecard-provider';
const POPUP = 'popup,width=480,height=680';

/** Only a path of this site: a link to the sign-in page must not lead elsewhere. */
export const isLocalPath = (path: string | undefined): path is string =>
  path !== undefined && /^\/(?![/\\])/.test(path);

/** Sends this window to the provider. With `silent` it comes back at once, whether somebody is signed in there or not. */
export const goToProvider = (returnTo: string, silent = false): Promise<void> => begin(window, returnTo, silent);

/**
 * Asks the provider whether somebody is signed in there, where that is how this browser signs in. Ends only when it cannot be
 * asked; otherwise the page leaves, and comes back with a session or to the sign-in page, which then does not ask again.
 */
export async function askProvider(returnTo: string): Promise<void> {
  setUsual(false);
  try {
    await goToProvider(returnTo, true);
  } catch {
    return; // the sign-in page says what is wrong when it is tried again
  }
  await new Promise(() => undefined);
}

/** Signs in in a window of its own, so that the page and what was typed stay; where windows are blocked, in this one. */
export function useProviderPopup() {
  return useMutation({
    mutationFn: async () => {
      // At once, while the browser still knows that it was clicked for.
      const popup = window.open('', 'scorecard-sign-in', POPUP);
      try {
        await begin(popup ?? window, window.location.pathname + window.location.search, false);
      } catch (error) {
        popup?.close();
        throw error;
      }
    },
  });
}

async function begin(where: Window, returnTo: string, silent: boolean): Promise<void> {
  const { address, state, ticket } = await api.beginProviderSignIn({ silent });
  for (const key of Object.keys(localStorage).filter((kept) => kept.startsWith(PENDING))) localStorage.removeItem(key);
  const pending: Pending = { ticket, returnTo, popup: where !== window, silent };
  localStorage.setItem(PENDING + state, JSON.stringify(pending));
  where.location.assign(address);
}

/** What was begun with this state; once. Null when nothing was, or it is done. */
export function takePending(state: string): Pending | null {
  const kept = localStorage.getItem(PENDING + state);
  localStorage.removeItem(PENDING + state);
  return kept ? (JSON.parse(kept) as Pending) : null;
}

/** Redeems the provider's answer. */
export async function finishAtApi(ticket: string, state: string, code: string): Promise<SessionView> {
  await fetchSession(); // brings the token that the request below carries
  const session = remember(await api.finishProviderSignIn({ ticket, state, code }));
  await speakAsPreferred(session);
  return session;
}

/** That this browser signs in at the provider: then it is asked first, and the sign-in page is shown only when it says no. */
export const isUsual = () => localStorage.getItem(USUAL) !== null;

export function setUsual(usual: boolean) {
  if (usual) localStorage.setItem(USUAL, '1');
  else localStorage.removeItem(USUAL);
}
