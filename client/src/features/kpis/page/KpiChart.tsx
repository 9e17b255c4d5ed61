import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, KpiSeries, SeriesPoint } from '@/api/generated';
import { Chart } from '@/ui/chart/Chart';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { StatusBadge } from '@/ui/StatusBadge';
import { targetText } from '../targetText';
import { chartOption, fromFirstFigure } from './chartOption';

/** The course of the values against their targets; the same figures as a table. */
export function KpiChart({ kpi, series }: { kpi: KpiDetail; series: KpiSeries }) {
  const { t } = useTranslation(['kpis', 'common']);
  const format = useFormat();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) === true;
  const { definition } = kpi;
  const known = series.points.filter((point) => point.value !== null);

  const option = useMemo(() => {
    const shown = fromFirstFigure(series.points, definition);
    const tooltip = (index: number) => {
      const point = shown[index];
      return point ? tooltipLines(point) : [];
    };
    function tooltipLines(point: SeriesPoint): string[] {
      const figure = (value: number | null) => format.value(value, definition);
      return [
        format.period(point.period),
        `${t('page.value')} ${point.notApplicable ? t('page.notApplicable') : figure(point.value)}`,
        point.target !== null && `${t('page.target')} ${targetText(definition, point.target, format)}`,
        point.score !== null &&
          `${t('page.score')} ${format.score(point.score)} · ${t(`common:status.${point.status}`)}`,
        ...point.history.map((version) => t('chart.was', { value: figure(version.value) })),
        ...series.revisions
          .filter((mark) => mark.period === point.period)
          .map((mark) => [t(`chart.mark.${mark.kind}`), mark.text].filter(Boolean).join(': ')),
        point.comment && `“${point.comment}”`,
      ].filter((line): line is string => typeof line === 'string' && line !== '');
    }
    const words = {
      value: t('page.value'),
      target: t('page.target'),
      band: definition.direction === 'band' ? t('field.band') : t('chart.band'),
      earlier: t('chart.earlier'),
      mark: (kind: 'definition' | 'target' | 'replacement' | 'retirement') => t(`chart.mark.${kind}`),
      tooltip,
    };
    return chartOption(series, definition, format, words, phone);
  }, [series, definition, format, t, phone]);

  if (known.length === 0) return <EmptyState message={t('chart.empty')} />;
  const label = t('chart.label', {
    name: definition.name,
    count: known.length,
    from: format.period(known[0]?.period),
    to: format.period(known.at(-1)?.period),
    last: format.value(known.at(-1)?.value, definition),
  });
  return (
    <Chart label={label} option={option} height={phone ? 240 : 320} table={<SeriesTable kpi={kpi} series={series} />} />
  );
}

function SeriesTable({ kpi, series }: { kpi: KpiDetail; series: KpiSeries }) {
  const { t } = useTranslation(['kpis', 'common']);
  const format = useFormat();
  const { definition } = kpi;
  const figure = (key: 'value' | 'target' | 'floor' | 'stretch'): Column<SeriesPoint> => ({
    key,
    header: t(`page.${key}`),
    align: 'end',
    wideOnly: key === 'floor' || key === 'stretch',
    sortBy: (point) => point[key],
    csv: (point) => point[key],
    cell: (point) => <NumberText strong={key === 'value'}>{format.value(point[key], definition)}</NumberText>,
  });
  const columns: Column<SeriesPoint>[] = [
    {
      key: 'period',
      header: t('page.period'),
      sortBy: (point) => point.start,
      csv: (point) => point.period,
      cell: (point) => format.period(point.period),
    },
    figure('value'),
    figure('target'),
    figure('floor'),
    figure('stretch'),
    {
      key: 'score',
      header: t('page.score'),
      align: 'end',
      sortBy: (point) => point.score,
      csv: (point) => point.score,
      cell: (point) => <NumberText>{format.score(point.score)}</NumberText>,
    },
    {
      key: 'status',
      header: t('page.status'),
      csv: (point) => t(`common:status.${point.status}`),
      cell: (point) => <StatusBadge status={point.status} />,
    },
    {
      key: 'corrections',
      header: t('chart.corrections'),
      align: 'end',
      wideOnly: true,
      csv: (point) => point.history.length,
      cell: (point) => (point.history.length > 0 ? <NumberText>{String(point.history.length)}</NumberText> : null),
    },
  ];
  return (
    <DataTable
      label={t('chart.tableLabel', { name: definition.name })}
      rows={[...series.points].reverse()}
      rowKey={(point) => point.period}
      columns={columns}
      csvName={`${definition.code}-series`}
      empty={null}
    />
  );
}
