import type { EChartsCoreOption } from 'echarts/core';
import type { CycleObjectiveLine, ScoreBand } from '@/api/generated';
import { bandOf } from '../closing/scores';

export interface Bar {
  /** 0 to 1 in steps of a tenth: the score rounded half up. */
  score: number;
  band: ScoreBand;
  committed: number;
  aspirational: number;
}

/** How many objectives have which score, to the tenth. */
export function barsOf(objectives: readonly Pick<CycleObjectiveLine, 'score' | 'ambition'>[]): Bar[] {
  return Array.from({ length: 11 }, (_, tenth): Bar => {
    const here = objectives.filter(({ score }) => score !== null && Math.round(score * 10 + 1e-9) === tenth);
    const committed = here.filter(({ ambition }) => ambition === 'committed').length;
    return { score: tenth / 10, band: bandOf(tenth / 10), committed, aspirational: here.length - committed };
  });
}

const HATCHING = {
  symbol: 'rect',
  color: 'rgba(255, 255, 255, 0.55)',
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: -Math.PI / 4,
};

interface Words {
  score: string;
  objectives: string;
  committed: string;
  aspirational: string;
  write: (score: number) => string;
}

/** Bars in the hue of their band; aspirational objectives are hatched, so that the two are told apart without colour. */
export function distributionOption(bars: readonly Bar[], words: Words): EChartsCoreOption {
  const fill = ({ band }: Bar) => `var(--sc-${band}-fill)`;
  const series = (name: string, pick: (bar: Bar) => number, hatched: boolean) => {
    const decal = hatched ? HATCHING : { symbol: 'none' };
    return {
      name,
      type: 'bar',
      stack: 'objectives',
      barCategoryGap: '24%',
      itemStyle: { color: 'var(--sc-none-fill)', decal }, // the legend's; each bar has the hue of its own band
      data: bars.map((bar) => ({ value: pick(bar), itemStyle: { color: fill(bar), decal } })),
    };
  };
  return {
    aria: { enabled: true },
    grid: { left: 8, right: 8, top: 56, bottom: 24, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 12 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      name: words.score,
      nameLocation: 'middle',
      nameGap: 28,
      data: bars.map(({ score }) => words.write(score)),
    },
    yAxis: { type: 'value', minInterval: 1, name: words.objectives, nameTextStyle: { align: 'left' } },
    series: [
      series(words.committed, (bar) => bar.committed, false),
      series(words.aspirational, (bar) => bar.aspirational, true),
    ],
  };
}
