import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { CreateScorecardRequest } from '@/api/generated';
import { scorecardsKey } from '@/shared/lists';

export function useCreateScorecard() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, request }: { id: string; request: CreateScorecardRequest }) => api.createScorecard(id, request),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: scorecardsKey }),
  });
}
