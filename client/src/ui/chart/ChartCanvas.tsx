import { useComputedColorScheme } from '@mantine/core';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  AriaComponent,
  BarChart,
  CustomChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
]);

interface Props {
  option: EChartsCoreOption;
  height: number;
  onClick?: (params: { name: string; seriesName?: string; dataIndex: number }) => void;
}

/** The part of `Chart` that needs ECharts; only ever loaded lazily. */
export default function ChartCanvas({ option, height, onClick }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const scheme = useComputedColorScheme();
  const clicked = useRef(onClick);
  useEffect(() => {
    clicked.current = onClick;
  }, [onClick]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme means other colours, read at the start
  useEffect(() => {
    if (!element.current) return;
    const instance = init(element.current, themeFromPage(), { renderer: 'svg' });
    chart.current = instance;
    instance.on('click', (params) => clicked.current?.(params as never));
    const observer = new ResizeObserver(() => instance.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      instance.dispose();
    };
  }, [scheme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chart made for another scheme starts empty
  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption({ animation: !still, animationDuration: 150, ...option }, { notMerge: true });
  }, [option, scheme]);

  return <div ref={element} style={{ height }} />;
}

/** Colours and type of the page, so that light, dark and print agree. */
function themeFromPage() {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const [text, muted, line] = [color('--sc-text'), color('--sc-text-muted'), color('--sc-line')];
  const axis = {
    axisLine: { lineStyle: { color: color('--sc-line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: muted, fontSize: 12 },
    splitLine: { lineStyle: { color: line } },
    nameTextStyle: { color: muted },
  };
  return {
    color: [color('--sc-accent'), color('--sc-green-fill'), color('--sc-amber-fill'), color('--sc-red-fill'), muted],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: axis,
    legend: { textStyle: { color: text }, icon: 'roundRect', itemWidth: 12, itemHeight: 4 },
    tooltip: {
      backgroundColor: color('--sc-panel'),
      borderColor: line,
      textStyle: { color: text, fontSize: 12 },
      extraCssText: 'box-shadow: none',
    },
  };
}
