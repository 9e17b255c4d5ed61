import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectiveParent, OkrObjectiveItem } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { scorecardListQuery } from '@/shared/lists';
import { scorecardQuery } from '@/shared/scorecardQueries';
import { ancestorIds, unitsQuery } from '@/shared/units';
import { useOkrMoment } from '../okrAsOf';
import { cyclesQuery, objectivesQuery } from '../okrQueries';

export interface ParentChoice extends ObjectiveParent {
  title: string;
}

interface Child {
  /** The objective itself when it exists: it serves neither itself nor its own key results. */
  id?: string;
  cycleId: string;
  unitId: string;
}

/**
 * What an objective can be aligned to: objectives and key results of cycles that run beside its own, and strategic
 * objectives on the scorecards of its unit and of those above.
 */
export function useParentChoices({ id, cycleId, unitId }: Child) {
  const { t } = useTranslation('okrs');
  const asOf = useAsOf();
  const moment = useOkrMoment();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const cycles = useQuery(cyclesQuery(moment)).data?.cycles ?? [];
  const own = cycles.find((cycle) => cycle.id === cycleId);
  const beside = cycles.filter(
    (cycle) => own && cycle.status !== 'closed' && cycle.firstDay <= own.lastDay && cycle.lastDay >= own.firstDay,
  );
  const lists = useQueries({ queries: beside.map((cycle) => objectivesQuery({ cycleId: cycle.id }, moment)) });
  const above = ancestorIds(units, unitId);
  const scorecards = useQuery(scorecardListQuery(asOf)).data?.filter((scorecard) => above.has(scorecard.unitId)) ?? [];
  const details = useQueries({ queries: scorecards.map((scorecard) => scorecardQuery(scorecard.id, asOf)) });

  const objectives = lists.flatMap(({ data }) => data?.objectives ?? []).filter((objective) => objective.id !== id);
  const groups: [group: string, choices: (ParentChoice & { where: string })[]][] = [
    [t('parentKind.objective'), objectives.map((objective) => ({ ...parentOf(objective), where: objective.unitName }))],
    [
      t('parentKind.key-result'),
      objectives.flatMap((objective) =>
        objective.keyResults
          .filter(({ archived }) => !archived)
          .map((keyResult) => ({
            kind: 'key-result' as const,
            id: keyResult.id,
            withinId: objective.id,
            title: keyResult.title,
            where: objective.title,
          })),
      ),
    ],
    [
      t('parentKind.strategic-objective'),
      details.flatMap(({ data }) =>
        (data?.perspectives ?? []).flatMap((perspective) =>
          perspective.objectives.map((objective) => ({
            kind: 'strategic-objective' as const,
            id: objective.id,
            withinId: data?.id ?? null,
            title: objective.name,
            where: data?.name ?? '',
          })),
        ),
      ),
    ],
  ];
  const all = groups.flatMap(([, choices]) => choices);

  return {
    /** For a select with groups; those that are chosen already are left out. */
    groups: (chosen: ReadonlySet<string>) =>
      groups.map(([group, choices]) => ({
        group,
        items: choices
          .filter((choice) => !chosen.has(choice.id))
          .map((choice) => ({ value: choice.id, label: `${choice.title} · ${choice.where}` })),
      })),
    find: (choiceId: string): ParentChoice | undefined => {
      const found = all.find((choice) => choice.id === choiceId);
      return found && { kind: found.kind, id: found.id, withinId: found.withinId, title: found.title };
    },
  };
}

const parentOf = ({ id, title }: OkrObjectiveItem): ParentChoice => ({ kind: 'objective', id, withinId: null, title });
