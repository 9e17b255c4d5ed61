import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { okrsKey } from '@/shared/lists';
import type { OkrMoment } from '../okrAsOf';

/** Everything of a cycle that supports or is supported; the cycle of the day when none is named. */
export const alignmentQuery = (cycleId: string | undefined, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'alignment', { cycleId, date, knownAt }],
    queryFn: ({ signal }) => api.getAlignment(date, knownAt, cycleId, undefined, undefined, signal),
  });
