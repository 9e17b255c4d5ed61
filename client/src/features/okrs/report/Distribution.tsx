import { useTranslation } from 'react-i18next';
import type { CycleReport } from '@/api/generated';
import { Chart } from '@/ui/chart/Chart';
import { DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { BandBadge } from '../closing/BandBadge';
import { type Bar, barsOf, distributionOption } from './distribution';

/** How many objectives have which score: a chart, and the same as a table. */
export function Distribution({ report }: { report: CycleReport }) {
  const { t } = useTranslation(['alignment', 'okrs']);
  const format = useFormat();
  const { bands } = report.figures;
  const bars = barsOf(report.objectives);
  const count = (key: 'committed' | 'aspirational') => ({
    key,
    header: t(`okrs:ambition.${key}`),
    align: 'end' as const,
    csv: (bar: Bar) => bar[key],
    cell: (bar: Bar) => <NumberText>{format.number(bar[key])}</NumberText>,
  });
  return (
    <Chart
      label={t('report.chart', {
        scored: report.figures.objectives - bands.unscored,
        red: bands.red,
        amber: bands.amber,
        green: bands.green,
      })}
      height={260}
      option={distributionOption(bars, {
        score: t('report.score'),
        objectives: t('report.objectiveCount'),
        committed: t('okrs:ambition.committed'),
        aspirational: t('okrs:ambition.aspirational'),
        write: (score) => format.number(score, 1),
      })}
      table={
        <DataTable
          label={t('report.distribution')}
          rows={bars}
          rowKey={(bar) => String(bar.score)}
          csvName={`${t('report.distribution')} ${format.period(report.cycle.name)}`}
          empty={null}
          columns={[
            {
              key: 'score',
              header: t('report.score'),
              csv: (bar) => bar.score,
              cell: (bar) => <NumberText>{format.number(bar.score, 1)}</NumberText>,
            },
            {
              key: 'band',
              header: t('report.band'),
              csv: (bar) => t(`okrs:band.${bar.band}`),
              cell: (bar) => <BandBadge score={bar.score} />,
            },
            count('committed'),
            count('aspirational'),
          ]}
        />
      }
    />
  );
}
