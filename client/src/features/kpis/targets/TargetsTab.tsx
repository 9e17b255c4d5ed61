import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, TargetEntry } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { TargetsEditor } from './TargetsEditor';

/** Whether floor and stretch mean anything for the KPI: a band and a custom scale have their own limits. */
export const hasLimits = ({ definition: { direction } }: KpiDetail) =>
  direction === 'increase' || direction === 'decrease';

/** The target schedule: each entry in force until the next. */
export function TargetsTab({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  if (kpi.definition.direction === 'none') return <EmptyState message={t('targets.tracked')} />;
  if (editing) return <TargetsEditor kpi={kpi} onDone={() => setEditing(false)} />;

  const figure = (key: 'target' | 'floor' | 'stretch'): Column<TargetEntry> => ({
    key,
    header: t(`page.${key}`),
    align: 'end',
    csv: (entry) => entry[key],
    cell: (entry) =>
      key === 'target' && entry.target === null ? (
        t('targets.noTarget')
      ) : (
        <NumberText strong={key === 'target'}>{format.value(entry[key], kpi.definition)}</NumberText>
      ),
  });
  const edit = (
    <WriteButton size="compact-sm" variant="default" allowed={kpi.canEdit} onClick={() => setEditing(true)}>
      {kpi.targets.length === 0 ? t('targets.add') : t('targets.edit')}
    </WriteButton>
  );
  return (
    <DataTable
      label={t('targets.label', { name: kpi.definition.name })}
      rows={kpi.targets}
      rowKey={(entry) => entry.from}
      columns={[
        {
          key: 'from',
          header: t('targets.from'),
          csv: (entry) => entry.from,
          cell: (entry) => format.period(entry.from),
        },
        figure('target'),
        ...(hasLimits(kpi) ? [figure('floor'), figure('stretch')] : []),
      ]}
      csvName={`${kpi.definition.code}-targets`}
      tools={kpi.targets.length > 0 && edit}
      empty={<EmptyState message={t('targets.empty')} action={edit} />}
    />
  );
}
