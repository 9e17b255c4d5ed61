import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Frequency } from '@/api/generated';
import { valuesKey } from '@/shared/values/valueQueries';

interface GridQuery {
  unitId: string | undefined;
  frequency: Frequency;
  from: string;
  to: string;
  knownAt: string | undefined;
}

export const valueGridQuery = ({ unitId, frequency, from, to, knownAt }: GridQuery) =>
  queryOptions({
    queryKey: [...valuesKey, { unitId, frequency, from, to, knownAt }],
    queryFn: ({ signal }) => api.getValueGrid(unitId, frequency, from, to, knownAt, signal),
  });
