import { useTranslation } from 'react-i18next';
import type { CycleFigures, CycleReport, CycleUnitLine, ScoreBand } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';

/** The same figures unit by unit. */
export function ReportUnits({ report }: { report: CycleReport }) {
  const { t } = useTranslation(['alignment', 'okrs']);
  const format = useFormat();
  const figure = (
    key: string,
    header: string,
    pick: (figures: CycleFigures) => number | null,
    { decimals = 0, wideOnly = false } = {},
  ): Column<CycleUnitLine> => ({
    key,
    header,
    wideOnly,
    align: 'end',
    sortBy: ({ figures }) => pick(figures),
    csv: ({ figures }) => pick(figures),
    cell: ({ figures }) => <NumberText>{format.number(pick(figures), decimals)}</NumberText>,
  });
  const band = (key: ScoreBand) => figure(key, t(`okrs:band.${key}`), ({ bands }) => bands[key], { wideOnly: true });
  return (
    <DataTable
      label={t('report.units')}
      rows={report.units}
      rowKey={({ unitId }) => unitId}
      csvName={`${t('report.units')} ${format.period(report.cycle.name)}`}
      empty={null}
      columns={[
        {
          key: 'unit',
          header: t('column.unit'),
          sortBy: ({ unitName }) => unitName,
          csv: ({ unitName }) => unitName,
          cell: ({ unitName }) => unitName,
        },
        figure('objectives', t('report.objectiveCount'), ({ objectives }) => objectives),
        figure('closed', t('report.closed'), ({ closed }) => closed, { wideOnly: true }),
        figure('mean', t('report.mean'), ({ mean }) => mean, { decimals: 2 }),
        band('green'),
        band('amber'),
        band('red'),
      ]}
    />
  );
}
