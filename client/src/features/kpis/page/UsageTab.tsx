import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, KpiUsage } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { useNames } from './useNames';

/** The scorecards and objectives that the KPI counts for. */
export function UsageTab({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const names = useNames();
  const columns: Column<KpiUsage>[] = [
    {
      key: 'scorecard',
      header: t('usage.scorecard'),
      sortBy: (usage) => usage.scorecardName,
      csv: (usage) => usage.scorecardName,
      cell: (usage) => <Link to={`/scorecards/${usage.scorecardId}` as string}>{usage.scorecardName}</Link>,
    },
    {
      key: 'unit',
      header: t('usage.unit'),
      wideOnly: true,
      csv: (usage) => names.unit(usage.unitId),
      cell: (usage) => names.unit(usage.unitId),
    },
    {
      key: 'year',
      header: t('usage.year'),
      align: 'end',
      wideOnly: true,
      sortBy: (usage) => usage.fiscalYear,
      csv: (usage) => usage.fiscalYear,
      cell: (usage) => <NumberText>{String(usage.fiscalYear)}</NumberText>,
    },
    {
      key: 'perspective',
      header: t('usage.perspective'),
      wideOnly: true,
      csv: (usage) => usage.perspectiveName,
      cell: (usage) => usage.perspectiveName,
    },
    {
      key: 'objective',
      header: t('usage.objective'),
      sortBy: (usage) => usage.objectiveName,
      csv: (usage) => usage.objectiveName,
      cell: (usage) => usage.objectiveName,
    },
    {
      key: 'weight',
      header: t('usage.weight'),
      align: 'end',
      sortBy: (usage) => usage.weight,
      csv: (usage) => usage.weight,
      cell: (usage) => <NumberText>{format.number(usage.weight, usage.weight % 1 === 0 ? 0 : 1)}</NumberText>,
    },
    {
      key: 'from',
      header: t('usage.from'),
      align: 'end',
      wideOnly: true,
      sortBy: (usage) => usage.from,
      csv: (usage) => usage.from,
      cell: (usage) => format.period(usage.from),
    },
  ];
  return (
    <DataTable
      label={t('usage.label', { name: kpi.definition.name })}
      rows={kpi.usage}
      rowKey={(usage) => `${usage.scorecardId}/${usage.objectiveId}`}
      columns={columns}
      csvName={`${kpi.definition.code}-usage`}
      empty={<EmptyState message={t('usage.empty')} />}
    />
  );
}
