import type { OkrObjectiveItem, UnitView } from '@/api/generated';
import { unitTree } from '@/shared/units';

/** Empty sets let everything through. */
export interface ObjectiveFilters {
  text: string;
  statuses: ReadonlySet<string>;
  ambitions: ReadonlySet<string>;
  /** Only what this person owns, as a whole or by a key result. */
  ownerId: string | null;
}

export function filterObjectives(objectives: readonly OkrObjectiveItem[], filters: ObjectiveFilters) {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const passes = (chosen: ReadonlySet<string>, value: string) => chosen.size === 0 || chosen.has(value);
  return objectives.filter((objective) => {
    const haystack = [objective, ...objective.keyResults]
      .map(({ title, owner }) => `${title} ${owner?.name ?? ''}`)
      .join(' ')
      .toLocaleLowerCase();
    return (
      words.every((word) => haystack.includes(word)) &&
      passes(filters.statuses, objective.reading.status) &&
      passes(filters.ambitions, objective.ambition) &&
      (filters.ownerId === null || owns(objective, filters.ownerId))
    );
  });
}

/** Whether the person owns the objective or one of its key results. */
export const owns = (objective: OkrObjectiveItem, personId: string): boolean =>
  objective.owner?.id === personId ||
  objective.keyResults.some((keyResult) => !keyResult.archived && keyResult.owner?.id === personId);

interface UnitObjectives {
  unitId: string;
  name: string;
  objectives: OkrObjectiveItem[];
}

/**
 * Objectives below their units, from the top of the tree down; units without any are left out. Units above those that
 * one may read are known by their objectives alone and come first.
 */
export function byUnit(objectives: readonly OkrObjectiveItem[], units: UnitView[]): UnitObjectives[] {
  const known = unitTree(units).map(({ unit }) => ({ unitId: unit.id, name: unit.name }));
  const ids = new Set(known.map(({ unitId }) => unitId));
  const above = new Map(objectives.filter(({ unitId }) => !ids.has(unitId)).map((one) => [one.unitId, one.unitName]));
  return [...[...above].map(([unitId, name]) => ({ unitId, name })), ...known]
    .map((unit) => ({ ...unit, objectives: objectives.filter(({ unitId }) => unitId === unit.unitId) }))
    .filter((group) => group.objectives.length > 0);
}
