import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { AsOf } from './asOf';
import { kpisKey } from './lists';

export const kpiQuery = (kpiId: string, { date, knownAt }: Partial<Pick<AsOf, 'date' | 'knownAt'>>) =>
  queryOptions({
    queryKey: [...kpisKey, 'detail', kpiId, { date, knownAt }],
    queryFn: ({ signal }) => api.getKpi(kpiId, date, knownAt, undefined, signal),
  });
