import type { EChartsCoreOption } from 'echarts/core';
import type { KeyResultHistory } from '@/api/generated';
import type { Format } from '@/ui/format';

interface HistoryWords {
  progress: string;
  elapsed: string;
  earlier: string;
  /** The lines of the tooltip of a day. */
  tooltip: (day: string) => string[];
}

const ACCENT = 'var(--sc-accent)';
const MUTED = 'var(--sc-text-muted)';

/** The course of the progress over the cycle, beside how much of it had gone by; hollow dots for what was corrected. */
export function historyOption(history: KeyResultHistory, format: Format, words: HistoryWords): EChartsCoreOption {
  const { cycle, checkIns, points } = history;
  const earlier = checkIns
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap(({ date, earlier: before }) =>
      before.filter(({ progress }) => progress !== null).map(({ progress }) => [date, progress]),
    );
  // Whole quarters, so that the axis ends at a round share.
  const lowest = Math.floor(Math.min(0, ...points.map(({ progress }) => progress ?? 0)) * 4) / 4;
  const highest = Math.max(1, ...points.map(({ progress }) => progress ?? 0));
  return {
    aria: { enabled: false }, // the figure has its own text and table
    grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
    legend: {
      left: 0,
      top: 0,
      selectedMode: false,
      data: [words.progress, words.elapsed, ...(earlier.length > 0 ? [words.earlier] : [])],
    },
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: (params: unknown) => tooltipElement(words.tooltip((params as { value: [string] }).value[0])),
    },
    xAxis: {
      type: 'time',
      min: cycle.firstDay,
      max: cycle.lastDay,
      axisLabel: { formatter: (at: number) => format.date(localDay(at)), hideOverlap: true, margin: 14 },
      splitNumber: 3,
      axisLine: { onZero: false },
    },
    yAxis: {
      type: 'value',
      min: lowest,
      max: highest,
      axisLabel: { formatter: (share: number) => format.percent(share) },
    },
    series: [
      {
        name: words.elapsed,
        type: 'line',
        silent: true,
        symbol: 'none',
        tooltip: { show: false },
        color: MUTED,
        lineStyle: { color: MUTED, width: 1.5, type: [5, 3] },
        data: [
          [cycle.firstDay, 0],
          [cycle.lastDay, 1],
        ],
        z: 1,
      },
      {
        name: words.progress,
        type: 'line',
        step: history.keyResult.measure.kind === 'milestones' ? 'end' : false,
        symbol: 'circle',
        symbolSize: 8,
        emphasis: { disabled: true },
        color: ACCENT,
        lineStyle: { color: ACCENT, width: 2 },
        itemStyle: { color: ACCENT },
        data: points.map(({ date, progress }) => [date, progress]),
        z: 3,
      },
      {
        name: words.earlier,
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 8,
        color: ACCENT,
        itemStyle: { color: 'var(--sc-page)', borderColor: ACCENT, borderWidth: 1.5 },
        data: earlier,
        z: 2,
      },
    ],
  };
}

/** The day of a point of the time axis, which ECharts keeps in the browser's time zone. */
function localDay(at: number): string {
  const day = new Date(at);
  const pad = (figure: number) => String(figure).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

/** Built as nodes, not as HTML text: notes are other people's words. */
function tooltipElement([head = '', ...lines]: string[]): HTMLElement {
  const box = document.createElement('div');
  const title = document.createElement('strong');
  title.textContent = head;
  box.append(title, ...lines.map((line) => Object.assign(document.createElement('div'), { textContent: line })));
  box.style.maxWidth = '280px';
  box.style.whiteSpace = 'normal';
  return box;
}
