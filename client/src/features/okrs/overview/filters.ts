import type { UnitView } from '@/api/generated';
import { type UnitNode, unitTree } from '@/shared/units';
import type { OkrObjectiveItem } from '../provisional';

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

export interface UnitObjectives extends UnitNode {
  objectives: OkrObjectiveItem[];
}

/** Objectives below their units, from the top of the tree down; units without any are left out. */
export function byUnit(objectives: readonly OkrObjectiveItem[], units: UnitView[]): UnitObjectives[] {
  return unitTree(units)
    .map((node) => ({ ...node, objectives: objectives.filter(({ unitId }) => unitId === node.unit.id) }))
    .filter((group) => group.objectives.length > 0);
}
