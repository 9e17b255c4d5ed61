import type { EChartsCoreOption } from 'echarts/core';
import type { KpiDefinition, KpiSeries, SeriesMark, SeriesPoint } from '@/api/generated';
import type { Format, UnitOfMeasure } from '@/ui/format';
import { bandOf } from '../targetText';

export interface ChartWords {
  value: string;
  target: string;
  band: string;
  earlier: string;
  mark: (kind: SeriesMark['kind']) => string;
  /** The lines of the tooltip for one period, first its name. */
  tooltip: (index: number) => string[];
}

const ACCENT = 'var(--sc-accent)';
const MUTED = 'var(--sc-text-muted)';
const QUIET = { silent: true, emphasis: { disabled: true }, tooltip: { show: false } };

/** So many points are shown at first; the rest is a zoom away. */
const IN_VIEW = 36;

/**
 * Values as a line, the target as a step line, floor to stretch as a band, revisions as vertical rules, corrections as
 * a hollow dot for what was believed before and a line to what is believed now.
 */
export function chartOption(
  series: KpiSeries,
  definition: KpiDefinition,
  format: Format,
  words: ChartWords,
  phone: boolean,
): EChartsCoreOption {
  const { revisions } = series;
  const points = fromFirstFigure(series.points, definition);
  const band = points.some((point) => point.floor !== null || point.stretch !== null);
  const kept = bandOf(definition) !== null;
  const periods = points.map((point) => point.period);
  const marks = revisions.filter((mark) => periods.includes(mark.period));
  const earlier = points.flatMap((point) =>
    point.history.filter((version) => version.value !== null).map((version) => ({ point, before: version.value })),
  );
  const shown = phone ? 12 : IN_VIEW;
  const lastKnown = points.findLastIndex((point) => point.value !== null);
  const end = Math.min(points.length - 1, Math.max(lastKnown + Math.ceil(shown / 6), shown - 1));

  return {
    aria: { enabled: false }, // the figure has its own text and table
    grid: { left: 8, right: 16, top: 40, bottom: points.length > shown ? 56 : 8, containLabel: true },
    legend: {
      left: 0,
      top: 0,
      data: [
        words.value,
        ...(kept ? [] : [words.target]),
        ...(band ? [{ name: words.band, itemStyle: { opacity: 0.3 } }] : []),
        ...(earlier.length > 0 ? [words.earlier] : []),
      ],
      selectedMode: false,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'line', lineStyle: { color: 'var(--sc-line-strong)' } },
      formatter: (params: unknown) =>
        tooltipElement(words.tooltip((params as { dataIndex: number }[])[0]?.dataIndex ?? 0)),
    },
    xAxis: {
      type: 'category',
      data: periods,
      boundaryGap: true,
      axisLabel: { formatter: (period: string) => format.period(period), hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: {
        formatter: (value: number) =>
          format.value(value, { ...definition, decimals: axisDecimals(value, definition) }, true),
      },
    },
    dataZoom:
      points.length > shown
        ? [
            { type: 'inside', startValue: Math.max(end - shown + 1, 0), endValue: end, zoomOnMouseWheel: 'ctrl' },
            {
              type: 'slider',
              startValue: Math.max(end - shown + 1, 0),
              endValue: end,
              height: 20,
              bottom: 8,
              showDetail: false,
              borderColor: 'var(--sc-line)',
              fillerColor: 'var(--sc-accent-soft)',
              brushSelect: false,
            },
          ]
        : undefined,
    series: [
      {
        ...QUIET,
        name: words.band,
        type: 'custom',
        color: ACCENT,
        itemStyle: { color: ACCENT },
        encode: { x: 0, y: [1, 2] },
        data: points.map((point, index) => [index, point.floor ?? point.target, point.stretch ?? point.target]),
        renderItem: (_: unknown, api: BandApi) => bandItem(api, points[api.value(0)] ?? null),
        z: 0,
      },
      {
        ...QUIET,
        name: words.target,
        type: 'line',
        step: 'middle',
        symbol: 'none',
        color: MUTED,
        lineStyle: { color: MUTED, width: 1.5, type: [5, 3] },
        data: points.map((point) => (kept ? null : point.target)),
        z: 1,
      },
      {
        name: words.value,
        type: 'line',
        symbol: 'circle',
        symbolSize: points.length > 60 ? 4 : 6,
        showAllSymbol: points.length <= 60,
        connectNulls: false,
        emphasis: { disabled: true },
        color: ACCENT,
        lineStyle: { color: ACCENT, width: 2 },
        itemStyle: { color: ACCENT },
        data: points.map((point) => point.value),
        markLine: {
          silent: true,
          animation: false,
          symbol: ['none', 'none'],
          data: [
            ...earlier
              .filter(({ point }) => point.value !== null)
              .map(({ point, before }) => [
                { coord: [point.period, before], lineStyle: { color: ACCENT, type: 'dotted' } },
                { coord: [point.period, point.value], symbol: 'none' },
              ]),
          ],
        },
        z: 3,
      },
      {
        ...QUIET,
        type: 'custom',
        clip: false,
        encode: { x: 0 },
        data: marks.map((mark) => [periods.indexOf(mark.period)]),
        renderItem: (params: RuleParams, api: BandApi) =>
          ruleItem(params, api, words.mark((marks[params.dataIndex] ?? marks[0])?.kind ?? 'target')),
        z: 1,
      },
      {
        ...QUIET,
        name: words.earlier,
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 8,
        color: ACCENT,
        itemStyle: { color: 'var(--sc-page)', borderColor: ACCENT, borderWidth: 1.5 },
        data: earlier.map(({ point, before }) => [point.period, before]),
        z: 2,
      },
    ],
  };
}

/**
 * The points from the first with a value or a target on, so that the chart does not begin with nothing. Where a band
 * is to be kept its limits stand for floor and stretch.
 */
export function fromFirstFigure(points: readonly SeriesPoint[], definition: KpiDefinition): SeriesPoint[] {
  const first = points.findIndex((point) => point.value !== null || point.target !== null);
  const band = bandOf(definition);
  const shown = points.slice(Math.max(first, 0));
  if (!band) return shown;
  return shown.map((point) => (point.target === null ? point : { ...point, floor: band.low, stretch: band.high }));
}

interface BandApi {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
  size: (extent: [number, number]) => [number, number];
  style: () => object;
}

/** The part of the band above one period; nothing where neither floor nor stretch is set. */
function bandItem(api: BandApi, point: { floor: number | null; stretch: number | null; target: number | null } | null) {
  if (!point || point.target === null || (point.floor === null && point.stretch === null)) return null;
  const [x, y0] = api.coord([api.value(0), api.value(1)]);
  const [, y1] = api.coord([api.value(0), api.value(2)]);
  // Whole pixels, so that neighbours neither overlap nor leave a seam.
  const half = api.size([1, 0])[0] / 2;
  const [left, right] = [Math.round(x - half), Math.round(x + half)];
  return {
    type: 'rect',
    shape: { x: left, y: Math.min(y0, y1), width: right - left, height: Math.max(Math.abs(y1 - y0), 1) },
    style: { fill: ACCENT, opacity: 0.1 },
  };
}

interface RuleParams {
  dataIndex: number;
  coordSys: { x: number; y: number; width: number; height: number };
}

/** Half the width that the label of a rule may take. */
const HALF_LABEL = 40;

/**
 * A rule with its label where a period begins, which is where the target steps, not in the middle of the period. At the
 * edges the label stands inwards: the left one has the axis with its figures beside it.
 */
export function ruleItem({ coordSys }: RuleParams, api: BandApi, text: string) {
  const { y, height } = coordSys;
  const [middle] = api.coord([api.value(0), 0]);
  const x = Math.round(middle - api.size([1, 0])[0] / 2);
  const align =
    x - HALF_LABEL < coordSys.x ? 'left' : x + HALF_LABEL > coordSys.x + coordSys.width ? 'right' : 'center';
  return {
    type: 'group',
    children: [
      {
        type: 'line',
        shape: { x1: x, y1: y, x2: x, y2: y + height },
        style: { stroke: 'var(--sc-line-strong)', lineWidth: 1 },
      },
      {
        type: 'text',
        x,
        y: y - 4,
        style: { text, fill: MUTED, fontSize: 12, align, verticalAlign: 'bottom' },
      },
    ],
  };
}

/** Built as nodes, not as HTML text: comments and reasons are other people's words. */
function tooltipElement([head = '', ...lines]: string[]): HTMLElement {
  const box = document.createElement('div');
  const title = document.createElement('strong');
  title.textContent = head;
  box.append(title, ...lines.map((line) => Object.assign(document.createElement('div'), { textContent: line })));
  box.style.maxWidth = '280px';
  box.style.whiteSpace = 'normal';
  return box;
}

const axisDecimals = (value: number, unit: UnitOfMeasure) =>
  Math.min(unit.decimals, (String(value).split('.')[1] ?? '').length);
