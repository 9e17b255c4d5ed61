import type { EChartsCoreOption } from 'echarts/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '@/ui/Segmented';
import classes from './Chart.module.css';

const Canvas = lazy(() => import('./ChartCanvas'));

interface Props {
  /** What the chart shows, in a sentence: its text alternative. */
  label: string;
  option: EChartsCoreOption;
  height?: number;
  /** The same figures as a table: every chart has one. */
  table: ReactNode;
  onClick?: (params: { name: string; seriesName?: string; dataIndex: number }) => void;
}

/** A chart with its table. The library is loaded when the first chart is shown; colours follow the theme. */
export function Chart({ label, option, height = 320, table, onClick }: Props) {
  const { t } = useTranslation('common');
  const [view, setView] = useState<'chart' | 'table'>('chart');

  return (
    <figure className={classes.figure}>
      <div className={`${classes.tools} no-print`}>
        <Segmented
          label={t('chart.view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: t('chart.chart') },
            { value: 'table', label: t('chart.table') },
          ]}
        />
      </div>
      {view === 'table' ? (
        table
      ) : (
        <div role="img" aria-label={label} style={{ height }}>
          <Suspense fallback={null}>
            <Canvas option={option} height={height} onClick={onClick} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}
