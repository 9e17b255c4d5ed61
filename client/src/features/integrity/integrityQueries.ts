import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { IntegrityView } from '@/api/generated';

const integrityKey = ['integrity'] as const;

export const integrityQuery = () =>
  queryOptions({ queryKey: integrityKey, queryFn: ({ signal }) => api.getIntegrity(signal) });

export const streamProofQuery = (kind: string, id: string) =>
  queryOptions({
    queryKey: ['integrity-stream', kind, id],
    queryFn: ({ signal }) => api.getStreamProof(kind, id, signal),
  });

export function useVerify() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.verifyIntegrity(),
    onSuccess: (lastVerification) => {
      queryClient.setQueryData<IntegrityView>(integrityKey, (known) => known && { ...known, lastVerification });
      void queryClient.invalidateQueries({ queryKey: integrityKey });
    },
  });
}

/** Verifies anew and answers with the end of every chain. */
export function useReport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.getIntegrityReport(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: integrityKey }),
  });
}
