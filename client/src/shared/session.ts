import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { announceSessionExpired, api, rememberCsrfToken } from '@/api/client';
import type { OrganizationView, SessionPerson, SessionView } from '@/api/generated';
import { chosenLanguage, isLanguage, speak } from '@/i18n';

export const sessionKey = ['session'] as const;

const CHANNEL = 'scorecard-session';

/**
 * Who is signed in, what they may do, and the token that unsafe requests carry. Anonymous callers get an answer too.
 * Once somebody is signed in, an answer that they no longer are is announced and not kept: the page they work on stays.
 */
export const sessionQuery = () =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: async ({ signal, client }): Promise<SessionView> => {
      const answer = await fetchSession(signal);
      const known = client.getQueryData<SessionView>(sessionKey);
      if (!known?.signedIn || answer.signedIn) return answer;
      announceSessionExpired();
      return known;
    },
    staleTime: 5 * 60_000,
  });

/** Asks who is signed in, past the cache, and keeps the token. */
export const fetchSession = async (signal?: AbortSignal): Promise<SessionView> =>
  remember(await api.getSession(signal));

/** Keeps the token of a session answer for the requests that follow. */
export function remember(session: SessionView): SessionView {
  rememberCsrfToken(session.csrfToken);
  return session;
}

/** Speaks the language of the person, or else of the organization, unless one was chosen on this device. */
export async function speakAsPreferred(session: SessionView | null): Promise<void> {
  const preferred = session?.person?.locale ?? session?.organization?.locale;
  if (chosenLanguage() === null && isLanguage(preferred)) await speak(preferred);
}

/** Goes with every sign-in: other windows are told, and this one speaks as the person prefers. */
export async function enter(session: SessionView): Promise<void> {
  if (session.signedIn) tellSignedIn();
  await speakAsPreferred(session);
}

/** Tells the other windows that somebody is signed in. */
export function tellSignedIn() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-in');
  channel.close();
}

/** Called when another window has signed somebody in. Returns the way to stop listening. */
export function onSignedInElsewhere(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => channel.close();
}

export interface Session extends SessionView {
  person: SessionPerson;
  organization: OrganizationView;
}

/** The session of the person at the screen. Only inside the shell, where somebody is signed in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery());
  if (!isSignedIn(data)) throw new Error('Nobody is signed in.');
  return data;
}

export const isSignedIn = (session: SessionView): session is Session =>
  session.signedIn && session.person !== null && session.organization !== null;

/** False for somebody who was invited and was given no role in any unit yet. */
export const hasRole = ({ permissions }: SessionView): boolean => permissions.some(({ unitIds }) => unitIds.length > 0);
