import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { CarryForwardRequest, ObjectiveReview, ReasonRequest } from '@/api/generated';
import { okrsKey } from '@/shared/lists';

export const saveReview = (id: string, review: ObjectiveReview, expectedVersion: number) =>
  api.draftReview(id, { ...review, expectedVersion });

/** What shows objectives is asked again. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: okrsKey });
}

export function useCloseObjective(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ review, expectedVersion }: { review: ObjectiveReview; expectedVersion: number }) =>
      api.closeObjective(id, { ...review, expectedVersion }),
    onSuccess: refresh,
  });
}

export function useReopenObjective(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: ReasonRequest) => api.reopenObjective(id, request),
    onSuccess: refresh,
  });
}

export function useCarryForward(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: CarryForwardRequest) => api.carryForward(id, request),
    onSuccess: refresh,
  });
}
