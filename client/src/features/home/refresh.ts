import type { QueryClient } from '@tanstack/react-query';
import { kpisKey, scorecardsKey } from '@/shared/lists';

/** After a value: what shows scores is read again when it is next looked at. The list of what is owed keeps its rows. */
export const refreshFigures = (queryClient: QueryClient) =>
  Promise.all(
    [kpisKey, scorecardsKey, ['values'] as const].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
