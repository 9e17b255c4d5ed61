import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectiveView, SupportView } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { scorecardListQuery } from '@/shared/lists';
import { scorecardQuery } from '@/shared/scorecardQueries';
import { ancestorIds, unitsQuery } from '@/shared/units';
import { notifyUndo } from '@/ui/notify';
import { CommitWeight } from './CommitField';
import classes from './Editor.module.css';
import { useEditing } from './editing';

/** Which objectives of the units above this one serves, and how much it counts there. */
export function SupportsEditor({ objective }: { objective: ObjectiveView }) {
  const { t } = useTranslation('scorecards');
  const { effectiveFrom, commands, send } = useEditing();
  const options = useObjectivesAbove();
  const supported = new Set(objective.supports.map((tie) => tie.objectiveId));

  const bodyOf = (tie: Pick<SupportView, 'scorecardId' | 'objectiveId' | 'weight'>) => ({
    parentScorecardId: tie.scorecardId,
    parentObjectiveId: tie.objectiveId,
    weight: tie.weight,
    effectiveFrom,
  });
  const support = (tie: Parameters<typeof bodyOf>[0]) => commands.support(objective.id, bodyOf(tie));

  async function remove(tie: SupportView) {
    if (!(await send(commands.unsupport(objective.id, bodyOf(tie))))) return;
    notifyUndo(t('edit.removed', { name: tie.objectiveName }), () => void send(support(tie)));
  }

  if (options.length === 0 && objective.supports.length === 0) return null;
  return (
    <div>
      <div className={classes.label}>{t('edit.supports')}</div>
      {objective.supports.map((tie) => (
        <div key={tie.objectiveId} className={classes.row}>
          <span className={`${classes.grow} ${classes.kpi}`}>
            {tie.unitName} · {tie.objectiveName}
          </span>
          <CommitWeight
            label={t('edit.weightOf', { name: tie.objectiveName })}
            value={tie.weight}
            onCommit={(weight) => void send(support({ ...tie, weight }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('edit.remove', { name: tie.objectiveName })}
            onClick={() => void remove(tie)}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <Select
        size="xs"
        aria-label={t('edit.support')}
        placeholder={t('edit.support')}
        description={t('edit.supportHint')}
        inputWrapperOrder={['input', 'description']}
        searchable
        value={null}
        data={options
          .filter((option) => !supported.has(option.objectiveId))
          .map((option) => ({ value: option.objectiveId, label: option.label }))}
        onChange={(objectiveId) => {
          const option = options.find((candidate) => candidate.objectiveId === objectiveId);
          if (option) void send(support({ ...option, weight: 1 }));
        }}
      />
    </div>
  );
}

/** The objectives of every scorecard further up that the reader may see, in the same fiscal year. */
function useObjectivesAbove() {
  const { scorecard, effectiveFrom } = useEditing();
  const asOf = useAsOf();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { data: list = [] } = useQuery(scorecardListQuery({ date: String(scorecard.fiscalYear), knownAt: undefined }));
  const above = ancestorIds(units, scorecard.unitId);
  const parents = list.filter((item) => item.unitId !== scorecard.unitId && above.has(item.unitId));
  const moment = { date: effectiveFrom ?? asOf.date, knownAt: undefined };
  return useQueries({
    queries: parents.map((parent) => scorecardQuery(parent.id, moment, 'period')),
    combine: (results) =>
      results.flatMap(({ data }) =>
        (data?.perspectives ?? []).flatMap((perspective) =>
          perspective.objectives.map((parent) => ({
            scorecardId: data?.id ?? '',
            objectiveId: parent.id,
            label: `${data?.unitName} · ${parent.name}`,
          })),
        ),
      ),
  });
}
