import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { subtreeIds, unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import { useUrlSet, useUrlState } from '@/ui/useUrlState';
import { useOkrMoment } from '../okrAsOf';
import { useChosenCycle } from '../useCycle';
import { alignmentQuery } from './alignmentQueries';
import { type Aligned, type AlignmentFilter, forestOf, isBare, isFiltering, keptBy } from './forest';

const FLAG = ['', '1'] as const;

/** What the address asks of the filters. */
function useAlignmentFilter(): AlignmentFilter {
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [unit] = useChosenUnit();
  const [raw] = useUrlState('status', '');
  const [unaligned] = useUrlState('unaligned', '', FLAG);
  const unitId = unit?.id;
  return useMemo(
    () => ({
      statuses: new Set(raw === '' ? [] : raw.split(',')),
      unaligned: unaligned === '1',
      unitIds: unitId === undefined ? null : subtreeIds(units, unitId),
    }),
    [raw, unaligned, unitId, units],
  );
}

/** Whether key results stand among the objectives; in the address only when they do not. */
export function useKeyResultsShown(): [boolean, (shown: boolean) => void] {
  const [hidden, setHidden] = useUrlState('keyResults', '', ['', 'no']);
  return [hidden === '', (shown) => setHidden(shown ? null : 'no')];
}

/** The alignment that the address asks for: its cycle, from its root on, as its filters let it through. */
export function useAlignment() {
  const moment = useOkrMoment();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [cycleId] = useChosenCycle();
  const [rootId] = useUrlState('root', '');
  const filter = useAlignmentFilter();
  const { data } = useSuspenseQuery(alignmentQuery(cycleId, moment));
  const forest = useMemo(
    () => forestOf(data, new Map(unitTree(units).map(({ unit }, index) => [unit.id, index]))),
    [data, units],
  );
  const kept = useMemo(() => (isFiltering(filter) ? keptBy(forest, filter) : null), [forest, filter]);
  const root = forest.byId.get(rootId) ?? null;
  const roots: readonly Aligned[] = useMemo(
    () => (root ? [root] : forest.roots.filter((node) => !isBare(node))),
    [forest, root],
  );
  const bare = useMemo(() => forest.roots.filter(isBare).length, [forest]);
  return { cycle: data.cycle, forest, roots, root, filter, kept, bare };
}

export type Alignment = ReturnType<typeof useAlignment>;

/** What was folded in or out by hand, in the address. */
export const useToggled = () => useUrlSet('open');
