import { queryOptions } from '@tanstack/react-query';
import type { OkrMoment } from './okrAsOf';
import { okrApi as api } from './provisional';

/** Every query about cycles, objectives, key results and check-ins starts with this. */
export const okrsKey = ['okrs'] as const;

export const cyclesQuery = ({ date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'cycles', { date, knownAt }],
    queryFn: ({ signal }) => api.listCycles(date, knownAt, signal),
  });

export interface ObjectivesAsked {
  /** The cycle of the day when absent. */
  cycleId?: string;
  unitId?: string;
  mine?: boolean;
  archived?: boolean;
}

export const objectivesQuery = ({ cycleId, unitId, mine, archived }: ObjectivesAsked, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'list', { cycleId, unitId, mine, archived, date, knownAt }],
    queryFn: ({ signal }) => api.listObjectives(cycleId, unitId, undefined, mine, archived, date, knownAt, signal),
  });

export const objectiveQuery = (id: string, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'one', id, { date, knownAt }],
    queryFn: ({ signal }) => api.getObjective(id, date, knownAt, signal),
  });
