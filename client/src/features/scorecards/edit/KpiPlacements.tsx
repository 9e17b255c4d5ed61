import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectiveView, PlacementView } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { useFormat } from '@/ui/format';
import { notifyUndo } from '@/ui/notify';
import { CommitWeight } from './CommitField';
import classes from './Editor.module.css';
import { nextWeight, shareOf, useEditing } from './editing';
import { WeightTotal } from './WeightTotal';

/** The KPIs of an objective with their weights, and a search that places the next. */
export function KpiPlacements({ objective }: { objective: ObjectiveView }) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const { effectiveFrom, commands, send } = useEditing();
  const { id, kpis } = objective;
  const place = (kpiId: string, weight: number) => commands.placeKpi(id, { kpiId, weight, effectiveFrom });

  async function remove({ kpiId, name, weight }: PlacementView) {
    if (!(await send(commands.removeKpi(id, kpiId, effectiveFrom)))) return;
    notifyUndo(t('edit.removed', { name }), () => void send(place(kpiId, weight)));
  }

  return (
    <>
      {kpis.map((kpi) => (
        <div key={kpi.kpiId} className={classes.row}>
          <span className={`${classes.grow} ${classes.kpi}`}>{kpi.name}</span>
          <CommitWeight
            label={t('edit.weightOf', { name: kpi.name })}
            value={kpi.weight}
            onCommit={(weight) => void send(place(kpi.kpiId, weight))}
          />
          <span className={`${classes.share} num`}>{format.percent(shareOf(kpi.weight, kpis))}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('edit.remove', { name: kpi.name })}
            onClick={() => void remove(kpi)}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <WeightTotal of={kpis} />
      <KpiPicker objective={objective} onPick={(kpiId) => void send(place(kpiId, nextWeight(kpis)))} />
    </>
  );
}

function KpiPicker({ objective, onPick }: { objective: ObjectiveView; onPick: (kpiId: string) => void }) {
  const { t } = useTranslation('scorecards');
  const asOf = useAsOf();
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState(false);
  const { data: all = [] } = useQuery({ ...kpiListQuery(asOf), enabled: wanted });
  const placed = new Set(objective.kpis.map((kpi) => kpi.kpiId));

  return (
    <Select
      size="xs"
      variant="unstyled"
      aria-label={t('edit.placeKpi', { name: objective.name })}
      placeholder={t('edit.findKpi')}
      searchable
      limit={40}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      onFocus={() => setWanted(true)}
      nothingFoundMessage={t('edit.noKpi')}
      rightSection={null}
      data={all
        .filter((kpi) => !placed.has(kpi.id) && (kpi.lifecycle === 'active' || kpi.lifecycle === 'draft'))
        .map((kpi) => ({ value: kpi.id, label: t('edit.kpiOption', { name: kpi.name, code: kpi.code }) }))}
      onChange={(kpiId) => {
        setSearch('');
        if (kpiId) onPick(kpiId);
      }}
    />
  );
}
