import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { objectivesQuery, useOkrMoment } from '@/shared/objectives';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Section } from '@/ui/Page';

interface Row {
  objectiveId: string;
  objective: string;
  unit: string;
  keyResultId: string;
  keyResult: string;
  progress: number | null;
}

/** The key results of the running cycle that the KPI moves; nothing where it moves none. */
export function UsageByObjectives({ kpi }: { kpi: { id: string; code: string } }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const { data } = useSuspenseQuery(objectivesQuery({}, useOkrMoment()));
  const rows = data.objectives.flatMap((objective) =>
    objective.keyResults
      .filter((keyResult) => keyResult.kpi?.id === kpi.id && !keyResult.archived)
      .map(
        (keyResult): Row => ({
          objectiveId: objective.id,
          objective: objective.title,
          unit: objective.unitName,
          keyResultId: keyResult.id,
          keyResult: keyResult.title,
          progress: keyResult.reading.progress,
        }),
      ),
  );
  if (rows.length === 0) return null;

  const columns: Column<Row>[] = [
    {
      key: 'keyResult',
      header: t('usage.keyResult'),
      rowHeader: true,
      csv: (row) => row.keyResult,
      cell: (row) => (
        <Link
          to="/okrs/objectives/$objectiveId"
          params={{ objectiveId: row.objectiveId }}
          hash={`kr-${row.keyResultId}`}
        >
          {row.keyResult}
        </Link>
      ),
    },
    {
      key: 'okrObjective',
      header: t('usage.okrObjective'),
      csv: (row) => row.objective,
      cell: (row) => row.objective,
    },
    { key: 'okrUnit', header: t('usage.unit'), wideOnly: true, csv: (row) => row.unit, cell: (row) => row.unit },
    {
      key: 'progress',
      header: t('usage.progress'),
      align: 'end',
      percent: true,
      csv: (row) => row.progress,
      cell: (row) => <NumberText>{format.percent(row.progress)}</NumberText>,
    },
  ];
  return (
    <Section title={t('usage.okrs')}>
      <DataTable
        label={t('usage.okrs')}
        rows={rows}
        rowKey={(row) => row.keyResultId}
        columns={columns}
        csvName={`${kpi.code}-okr`}
        empty={null}
      />
    </Section>
  );
}
