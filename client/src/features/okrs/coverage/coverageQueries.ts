import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ObjectiveParent } from '@/api/generated';
import { okrsKey, scorecardsKey } from '@/shared/lists';
import { structureCommands } from '@/shared/scorecardQueries';
import type { OkrMoment } from '../okrAsOf';

export const coverageQuery = (cycleId: string | undefined, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'coverage', { cycleId, date, knownAt }],
    queryFn: ({ signal }) => api.getCoverage(date, knownAt, cycleId, undefined, signal),
  });

/** Once something has been mended: figures of scorecards and objectives alike. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: okrsKey }),
      queryClient.invalidateQueries({ queryKey: scorecardsKey }),
    ]);
}

export interface Placing {
  scorecardId: string;
  strategicObjectiveId: string;
  kpiId: string;
  /** The month from which it holds; null for the whole fiscal year. */
  effectiveFrom: string | null;
}

/** Places a KPI under a strategic objective, or takes it away again; builds on the scorecard as it stands. */
export function usePlaceKpi() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({
      scorecardId,
      strategicObjectiveId,
      kpiId,
      effectiveFrom,
      away,
    }: Placing & { away?: true }) => {
      const { version, perspectives } = await api.getScorecard(
        scorecardId,
        effectiveFrom ?? undefined,
        undefined,
        undefined,
      );
      const commands = structureCommands(scorecardId);
      if (away) return commands.removeKpi(strategicObjectiveId, kpiId, effectiveFrom)(version);
      const placed =
        perspectives.flatMap((of) => of.objectives).find(({ id }) => id === strategicObjectiveId)?.kpis ?? [];
      return commands.placeKpi(strategicObjectiveId, { kpiId, weight: usualWeight(placed), effectiveFrom })(version);
    },
    onSettled: refresh,
  });
}

/** As much as the others have on average, so that a new one changes their shares evenly. */
const usualWeight = (placed: readonly { weight: number }[]): number =>
  placed.length === 0
    ? 1
    : Math.max(1, Math.round(placed.reduce((sum, { weight }) => sum + weight, 0) / placed.length));

/** Says what an objective supports, beside what it supports already; the answer takes it back. */
export function useAlign() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ objectiveId, parent }: { objectiveId: string; parent: ObjectiveParent }) => {
      const { version, parents } = await api.getObjective(objectiveId, undefined, undefined);
      const before = parents.flatMap(({ kind, id, withinId }): ObjectiveParent[] =>
        id === null ? [] : [{ kind, id, withinId }],
      );
      const accepted = await api.alignObjective(objectiveId, {
        expectedVersion: version,
        parents: [...before, parent],
      });
      return async () => {
        await api.alignObjective(objectiveId, { expectedVersion: accepted.version, parents: before });
        await refresh();
      };
    },
    onSettled: refresh,
  });
}
