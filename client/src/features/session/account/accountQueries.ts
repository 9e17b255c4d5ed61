import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ChangePasswordRequest, ConfirmAuthenticatorRequest, PasswordProofRequest } from '@/api/generated';
import { makePasskey } from '../passkeys';

const sessionsKey = ['account', 'sessions'] as const;

export const sessionsQuery = () =>
  queryOptions({ queryKey: sessionsKey, queryFn: ({ signal }) => api.listSessions(signal) });

/** A command on one's own account; afterwards what is shown of it is read again. */
function useAccountCommand<Request, Answer>(command: (request: Request) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['account'] }),
  });
}

export const useChangePassword = () =>
  useAccountCommand((request: ChangePasswordRequest) => api.changePassword(request));

export const useEndSession = () => useAccountCommand((id: string) => api.endSession(id));

export const useEndOtherSessions = () => useAccountCommand((_: undefined) => api.endOtherSessions());

export const useSetLanguage = () => useMutation({ mutationFn: (locale: string) => api.setPreferences({ locale }) });

/** Nothing is read again while the dialog still shows the secret. */
export const useBeginAuthenticator = () =>
  useMutation({ mutationFn: (request: PasswordProofRequest) => api.beginAuthenticator(request) });

export const useConfirmAuthenticator = () =>
  useAccountCommand((request: ConfirmAuthenticatorRequest) => api.confirmAuthenticator(request));

export const useRemoveAuthenticator = () =>
  useAccountCommand((request: PasswordProofRequest) => api.removeAuthenticator(request));

export const useMakeRecoveryCodes = () =>
  useAccountCommand((request: PasswordProofRequest) => api.makeRecoveryCodes(request));

export const useAddPasskey = () =>
  useAccountCommand(async ({ name, password }: { name: string; password: string }) => {
    const { options, state } = await api.beginPasskey({ password });
    await api.addPasskey({ name, credential: await makePasskey(options), state });
  });

export const useRemovePasskey = () => useAccountCommand((id: string) => api.removePasskey(id));
