import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { AsOf } from './asOf';

/** Every KPI query starts with this, so that a change of one makes all stale. */
export const kpisKey = ['kpis'] as const;

/** Every scorecard query starts with this. */
export const scorecardsKey = ['scorecards'] as const;

/** What one person owes and what has changed for them. */
export const homeKey = ['home'] as const;

/** Every query about cycles, objectives, key results and check-ins starts with this; then what it is, and of which id. */
export const okrsKey = ['okrs'] as const;

type Moment = Pick<AsOf, 'date' | 'knownAt'>;

/** The KPIs in the reader's scope; of one unit and what is below it when a unit is named. */
export const kpiListQuery = ({ date, knownAt }: Moment, unitId?: string) =>
  queryOptions({
    queryKey: [...kpisKey, 'list', { date, knownAt, unitId }],
    queryFn: ({ signal }) => api.listKpis(date, knownAt, unitId, unitId === undefined ? undefined : true, signal),
  });

export const scorecardListQuery = ({ date, knownAt }: Moment) =>
  queryOptions({
    queryKey: [...scorecardsKey, 'list', { date, knownAt }],
    queryFn: ({ signal }) => api.listScorecards(date, knownAt, undefined, signal),
  });
