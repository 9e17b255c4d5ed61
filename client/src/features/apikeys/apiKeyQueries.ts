import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ApiKeyRequest } from '@/api/generated';

const apiKeysKey = ['api-keys'] as const;

/** One's own keys, or those of all people whom one manages. */
export const apiKeysQuery = (of: 'mine' | 'all') =>
  queryOptions({
    queryKey: [...apiKeysKey, of],
    queryFn: ({ signal }) => (of === 'mine' ? api.listOwnApiKeys(signal) : api.listApiKeys(signal)),
  });

function useKeyCommand<Request, Answer>(command: (request: Request) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeysKey }),
  });
}

export const useMakeApiKey = () => useKeyCommand((request: ApiKeyRequest) => api.makeApiKey(request));

export const useRevokeApiKey = () => useKeyCommand((id: string) => api.revokeApiKey(id));
