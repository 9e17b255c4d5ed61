import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, KpiSegmentSeries, SegmentRollUp } from '@/api/generated';
import { Chart } from '@/ui/chart/Chart';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { segmentOption, shownFrom } from './segmentOption';

interface Props {
  kpi: KpiDetail;
  series: KpiSegmentSeries;
  rollUp: SegmentRollUp;
}

/** The course of the segments: stacked where they add up, else as lines; the same figures as a table. */
export function SegmentChart({ kpi, series, rollUp }: Props) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) === true;
  const { definition } = kpi;
  const option = useMemo(
    () => segmentOption(series, { rollUp, total: t('segments.totalLine'), unit: definition, format, phone }),
    [series, rollUp, definition, format, t, phone],
  );
  const first = shownFrom(series);
  if (first === null) return <EmptyState message={t('segments.noValues')} />;

  const label = t('segments.chartLabel', {
    name: definition.name,
    dimension: series.dimension,
    members: series.segments.map(({ name }) => name).join(', '),
    from: format.period(series.periods[first]),
    to: format.period(series.periods.at(-1)),
  });
  return (
    <Chart
      label={label}
      option={option}
      height={phone ? 280 : 320}
      table={<SegmentTable kpi={kpi} series={series} first={first} />}
    />
  );
}

function SegmentTable({ kpi, series, first }: { kpi: KpiDetail; series: KpiSegmentSeries; first: number }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const { definition } = kpi;
  const figure = (key: string, header: string, values: readonly (number | null)[]): Column<number> => ({
    key,
    header,
    align: 'end',
    sortBy: (index) => values[index] ?? null,
    csv: (index) => values[index] ?? null,
    cell: (index) => <NumberText>{format.value(values[index] ?? null, definition)}</NumberText>,
  });
  const columns: Column<number>[] = [
    {
      key: 'period',
      header: t('page.period'),
      sortBy: (index) => index,
      csv: (index) => series.periods[index],
      cell: (index) => format.period(series.periods[index]),
    },
    figure('total', t('segments.totalLine'), series.total),
    ...series.segments.map(({ segment, name, values }) => figure(segment, name, values)),
  ];
  const rows = series.periods.map((_, index) => index).slice(first);
  return (
    <DataTable
      label={t('segments.courseLabel', { name: definition.name, dimension: series.dimension })}
      rows={rows.reverse()}
      rowKey={(index) => series.periods[index] ?? ''}
      columns={columns}
      csvName={`${definition.code}-segments`}
      empty={null}
    />
  );
}
