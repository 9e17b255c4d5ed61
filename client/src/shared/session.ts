import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, rememberCsrfToken } from '@/api/client';
import type { OrganizationView, SessionPerson, SessionView } from '@/api/generated';

export const sessionKey = ['session'] as const;

/** Who is signed in, what they may do, and the token that unsafe requests carry. Anonymous callers get an answer too. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => remember(await api.getSession(signal)),
    staleTime: 5 * 60_000,
  });

/** Keeps the token of a session answer for the requests that follow. */
export function remember(session: SessionView): SessionView {
  rememberCsrfToken(session.csrfToken);
  return session;
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
