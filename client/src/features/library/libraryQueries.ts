import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { AdoptKpiRequest } from '@/api/generated';
import { kpisKey } from '@/shared/lists';

const libraryKey = ['library'] as const;

/** The whole library: it is small, and searching it here answers at every keystroke. */
export const libraryQuery = () =>
  queryOptions({
    queryKey: libraryKey,
    queryFn: ({ signal }) => api.listLibrary(undefined, undefined, undefined, signal),
  });

/** Creates a draft from an entry of the library. */
export function useAdoptKpi(code: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: AdoptKpiRequest) => api.adoptKpi(code, request),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: libraryKey }),
        queryClient.invalidateQueries({ queryKey: kpisKey }),
      ]),
  });
}
