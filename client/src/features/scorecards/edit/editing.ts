import { createContext, useContext } from 'react';
import type { ObjectiveView, PerspectiveView, ScorecardView } from '@/api/generated';
import type { StructureCommand, structureCommands } from '@/shared/scorecardQueries';

export interface Editing {
  scorecard: ScorecardView;
  /** Month from which every change of this session holds; null for the whole fiscal year. */
  effectiveFrom: string | null;
  commands: ReturnType<typeof structureCommands>;
  /** Sends the changes; false when one was refused, which the bar shows. */
  send: (...commands: StructureCommand[]) => Promise<boolean>;
}

const Context = createContext<Editing | null>(null);

export const EditingProvider = Context;

/** The edit session that everything below the editor takes part in. */
export function useEditing(): Editing {
  const editing = useContext(Context);
  if (!editing) throw new Error('Not inside an edit session.');
  return editing;
}

type Commands = Editing['commands'];

/** What an objective says about itself, as the API takes it. */
export const detailsOf = ({ name, description, theme, weight, ownerPersonId }: ObjectiveView) => ({
  name,
  description,
  theme,
  weight,
  ownerPersonId,
});

/** The inverse of a removal: the objective with its KPIs, what it supports, and its arrows on the map. */
export function restoreObjective(
  commands: Commands,
  { scorecard, effectiveFrom }: Pick<Editing, 'scorecard' | 'effectiveFrom'>,
  perspectiveId: string,
  objective: ObjectiveView,
): StructureCommand[] {
  const objectiveId = objective.id;
  return [
    commands.addObjective({ objectiveId, perspectiveId, ...detailsOf(objective), effectiveFrom }),
    ...objective.kpis.map(({ kpiId, weight }) => commands.placeKpi(objectiveId, { kpiId, weight, effectiveFrom })),
    ...objective.supports.map((tie) =>
      commands.support(objectiveId, {
        parentScorecardId: tie.scorecardId,
        parentObjectiveId: tie.objectiveId,
        weight: tie.weight,
        effectiveFrom,
      }),
    ),
    ...scorecard.links
      .filter((link) => link.fromObjectiveId === objectiveId || link.toObjectiveId === objectiveId)
      .map((link) => commands.link({ ...link, effectiveFrom })),
  ];
}

export const restorePerspective = (
  commands: Commands,
  effectiveFrom: string | null,
  { id, kind, name, weight }: PerspectiveView,
): StructureCommand => commands.addPerspective({ perspectiveId: id, kind, name, weight, effectiveFrom });

/** The part of a whole; null when there is no whole. */
export const shareOf = (weight: number, all: readonly { weight: number }[]): number | null => {
  const sum = totalWeight(all);
  return sum > 0 ? weight / sum : null;
};

/** Weights have four decimals: their sum is kept free of what binary fractions add. */
export const totalWeight = (all: readonly { weight: number }[]): number =>
  Math.round(all.reduce((sum, item) => sum + item.weight, 0) * 10_000) / 10_000;

/** The weight a new sibling starts with: like the others, or 1. */
export const nextWeight = (siblings: readonly { weight: number }[]): number => siblings.at(-1)?.weight ?? 1;
