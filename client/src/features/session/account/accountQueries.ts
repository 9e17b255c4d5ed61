import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ChangePasswordRequest } from '@/api/generated';

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
