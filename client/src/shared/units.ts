import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { UnitView } from '@/api/generated';
import { useUrlState } from '@/ui/useUrlState';

export const unitsKey = ['units'] as const;

export const unitsQuery = () =>
  queryOptions({ queryKey: unitsKey, queryFn: ({ signal }) => api.listUnits(signal), staleTime: 5 * 60_000 });

export const peopleKey = ['people'] as const;

export const peopleQuery = () =>
  queryOptions({ queryKey: peopleKey, queryFn: ({ signal }) => api.listPeople(signal), staleTime: 5 * 60_000 });

export interface UnitNode {
  unit: UnitView;
  /** 0 for a unit without a parent. */
  depth: number;
}

/** The units in tree order: each before its children, siblings by code. */
export function unitTree(units: UnitView[]): UnitNode[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = (parentId: string | null, depth: number): UnitNode[] =>
    units
      .filter((unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parentId)
      .sort((a, b) => a.code.localeCompare(b.code))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}

/** The unit and every unit below it. */
export function subtreeIds(units: UnitView[], rootId: string): Set<string> {
  const ids = new Set([rootId]);
  for (const { unit } of unitTree(units)) if (unit.parentId !== null && ids.has(unit.parentId)) ids.add(unit.id);
  return ids;
}

/** The unit itself and everything above it. */
export function ancestorIds(units: UnitView[], unitId: string): Set<string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const ids = new Set<string>();
  for (let id: string | null = unitId; id !== null && !ids.has(id); id = byId.get(id)?.parentId ?? null) ids.add(id);
  return ids;
}

/** The unit chosen in the header; undefined for the whole organization. Its subtree is what the pages show. */
export function useChosenUnit(): [UnitView | undefined, (unitId: string | null) => void] {
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [unitId, setUnitId] = useUrlState('unit', '');
  return [units.find((unit) => unit.id === unitId), setUnitId];
}
