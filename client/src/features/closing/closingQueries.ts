import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ClosePeriodRequest, ReopenPeriodRequest } from '@/api/generated';
import { refreshAfterValues, valuesKey } from '@/shared/values/valueQueries';

const closesKey = ['period-closes'] as const;

export const closesQuery = (date: string, knownAt: string | undefined) =>
  queryOptions({
    queryKey: [...closesKey, date, knownAt],
    queryFn: ({ signal }) => api.getPeriodCloses(date, knownAt, signal),
  });

export const missingQuery = (unitId: string, period: string, withUnitsBelow: boolean, knownAt: string | undefined) =>
  queryOptions({
    queryKey: [...closesKey, 'missing', unitId, period, withUnitsBelow, knownAt],
    queryFn: ({ signal }) => api.listMissingValues(unitId, period, withUnitsBelow, knownAt, signal),
    staleTime: 0,
  });

function useRefresh() {
  const queryClient = useQueryClient();
  return () => Promise.all([refreshAfterValues(queryClient), queryClient.invalidateQueries({ queryKey: valuesKey })]);
}

export function useClosePeriod(unitId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: ClosePeriodRequest) => api.closePeriod(unitId, request),
    onSettled: refresh, // refused, too: what is missing has changed
  });
}

export function useReopenPeriod(unitId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: ReopenPeriodRequest) => api.reopenPeriod(unitId, request),
    onSuccess: refresh,
  });
}
