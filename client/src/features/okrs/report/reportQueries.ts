import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { okrsKey } from '@/shared/lists';
import type { OkrMoment } from '../okrAsOf';

/** Of a unit and those below it, when one is named. */
export const cycleReportQuery = (id: string, unitId: string | undefined, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'report', id, { unitId, date, knownAt }],
    queryFn: ({ signal }) => api.getCycleReport(id, date, knownAt, unitId, signal),
  });
