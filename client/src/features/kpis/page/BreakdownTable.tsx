import { useTranslation } from 'react-i18next';
import type { BreakdownRow, KpiBreakdown, KpiDetail } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import classes from './SegmentsTab.module.css';

/** The members with their values, shares, and what they were the period before and a year before. */
export function BreakdownTable({ kpi, told }: { kpi: KpiDetail; told: KpiBreakdown }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const { definition } = kpi;
  const name = told.dimensions.find(({ code }) => code === told.dimension)?.name ?? '';
  const value = (figure: number | null) => format.value(figure, definition);
  const several = told.rows.some((row) => row.expected > 1);
  const earlier = (key: 'previous' | 'yearBefore'): Column<BreakdownRow> => ({
    key,
    header: t(`segments.${key}`),
    align: 'end',
    wideOnly: true,
    sortBy: (row) => row[key],
    csv: (row) => row[key],
    cell: (row) => (
      <>
        <NumberText>{value(row[key])}</NumberText>
        {row.value !== null && row[key] !== null && (
          <div className={`${classes.change} num`}>{signed(row.value - row[key], value)}</div>
        )}
      </>
    ),
  });
  const columns: Column<BreakdownRow>[] = [
    {
      key: 'member',
      header: name,
      sortBy: (row) => row.name,
      csv: (row) => row.name,
      cell: (row) => (row.inForce ? row.name : t('segments.ended', { name: row.name })),
    },
    {
      key: 'value',
      header: t('page.value'),
      align: 'end',
      sortBy: (row) => row.value,
      csv: (row) => row.value,
      cell: (row) => <NumberText strong>{row.notApplicable ? t('page.notApplicable') : value(row.value)}</NumberText>,
    },
    ...(told.rows.some((row) => row.share !== null)
      ? [
          {
            key: 'share',
            header: t('segments.share'),
            align: 'end' as const,
            percent: true,
            sortBy: (row: BreakdownRow) => row.share,
            csv: (row: BreakdownRow) => row.share,
            cell: (row: BreakdownRow) => <NumberText>{format.percent(row.share, 1)}</NumberText>,
          },
        ]
      : []),
    earlier('previous'),
    earlier('yearBefore'),
    ...(several
      ? [
          {
            key: 'present',
            header: t('segments.present'),
            align: 'end' as const,
            wideOnly: true,
            csv: (row: BreakdownRow) => row.present,
            cell: (row: BreakdownRow) => t('page.present', { present: row.present, expected: row.expected }),
          },
        ]
      : [
          {
            key: 'comment',
            header: t('values.comment'),
            wideOnly: true,
            csv: (row: BreakdownRow) => row.comment,
            cell: (row: BreakdownRow) => row.comment,
          },
        ]),
  ];
  return (
    <DataTable
      label={t('segments.tableLabel', { name: definition.name, dimension: name, period: format.period(told.period) })}
      rows={told.rows}
      rowKey={(row) => row.segment}
      columns={columns}
      csvName={`${definition.code}-${told.dimension}`}
      empty={null}
    />
  );
}

/** A change with its sign, in the KPI's unit. */
const signed = (change: number, value: (figure: number) => string) =>
  change === 0 ? '±0' : `${change > 0 ? '+' : '−'}${value(Math.abs(change))}`;
