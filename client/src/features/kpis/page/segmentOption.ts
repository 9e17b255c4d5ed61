import type { EChartsCoreOption } from 'echarts/core';
import type { KpiSegmentSeries, SegmentRollUp } from '@/api/generated';
import type { Format, UnitOfMeasure } from '@/ui/format';

interface Look {
  rollUp: SegmentRollUp;
  /** What the line of the total is called. */
  total: string;
  unit: UnitOfMeasure;
  format: Format;
  phone: boolean;
}

/** So many hues; further members differ by their shape and pattern. */
const HUES = 8;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
const DASHES = ['solid', 'dashed', 'dotted'];

/** The first period of which anything is known; null when nothing is. */
export function shownFrom(series: KpiSegmentSeries): number | null {
  const first = series.periods.findIndex(
    (_, index) => series.segments.some(({ values }) => values[index] !== null) || series.total[index] !== null,
  );
  return first === -1 ? null : first;
}

/** Bars on one another where the segments add up and none is below 0, else lines; the total as a line of its own. */
export function segmentOption(series: KpiSegmentSeries, look: Look): EChartsCoreOption {
  const { rollUp, unit, format, phone } = look;
  const first = Math.max(shownFrom(series) ?? 0, phone ? series.periods.length - 12 : 0);
  const stacked = rollUp === 'sum' && series.segments.every(({ values }) => values.every((value) => (value ?? 0) >= 0));
  const value = (figure: unknown) => (typeof figure === 'number' ? format.value(figure, unit) : '–');

  return {
    aria: { enabled: true, label: { enabled: false }, decal: { show: stacked } },
    grid: { left: 8, right: 16, top: phone ? 72 : 48, bottom: 8, containLabel: true },
    legend: { left: 0, top: 0, right: 0, type: 'scroll' },
    tooltip: { trigger: 'axis', confine: true, valueFormatter: value },
    xAxis: {
      type: 'category',
      data: series.periods.slice(first),
      boundaryGap: stacked,
      axisLabel: { formatter: (period: string) => format.period(period), hideOverlap: true },
      axisPointer: { label: { formatter: ({ value: period }: { value: string }) => format.period(period) } },
    },
    yAxis: {
      type: 'value',
      scale: !stacked,
      axisLabel: { formatter: (figure: number) => format.value(figure, unit, true) },
    },
    series: [
      ...series.segments.map(({ name, values }, index) => ({
        ...(stacked ? { type: 'bar', stack: 'segments' } : line(index)),
        name,
        color: `var(--sc-series-${(index % HUES) + 1})`,
        emphasis: { focus: 'series' },
        data: values.slice(first),
      })),
      {
        type: 'line',
        name: look.total,
        color: 'var(--sc-text)',
        lineStyle: { width: 2, color: 'var(--sc-text)' },
        symbol: 'none',
        data: series.total.slice(first),
      },
    ],
  };
}

const line = (index: number) => ({
  type: 'line',
  symbol: SYMBOLS[index % SYMBOLS.length],
  symbolSize: 7,
  lineStyle: { width: 2, type: DASHES[Math.floor(index / HUES) % DASHES.length] },
});
