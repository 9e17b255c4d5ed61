import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectiveView, PerspectiveView, PlacementView, ScorecardView } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { differenceKey } from '@/shared/structure/diff';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Sparkline } from '@/ui/Sparkline';
import { StatusBadge, statusOrder } from '@/ui/StatusBadge';
import { ScoreChange, useDifferences } from './Comparison';

interface Row {
  perspective: PerspectiveView;
  objective: ObjectiveView;
  /** Null for an objective that nothing measures. */
  kpi: PlacementView | null;
}

/** The scorecard as rows of KPIs: sortable, for the keyboard, for a spreadsheet. */
export function ScorecardTable({ scorecard }: { scorecard: ScorecardView }) {
  const { t } = useTranslation('scorecards');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const differences = useDifferences();
  const order = new Map(scorecard.perspectives.map((perspective, index) => [perspective.id, index]));
  const rows: Row[] = scorecard.perspectives.flatMap((perspective) =>
    perspective.objectives.flatMap((objective): Row[] =>
      objective.kpis.length === 0
        ? [{ perspective, objective, kpi: null }]
        : objective.kpis.map((kpi) => ({ perspective, objective, kpi })),
    ),
  );
  const statusOf = ({ kpi, objective }: Row) => kpi?.reading.status ?? objective.total.status;
  const differenceOf = ({ kpi, objective }: Row) =>
    kpi
      ? differences?.get(differenceKey('kpi', kpi.kpiId, objective.id))
      : differences?.get(differenceKey('objective', objective.id));

  const columns: Column<Row>[] = [
    {
      key: 'perspective',
      header: t('table.perspective'),
      wideOnly: true,
      sortBy: (row) => order.get(row.perspective.id) ?? null,
      csv: (row) => row.perspective.name,
      cell: (row) => row.perspective.name,
    },
    {
      key: 'objective',
      header: t('table.objective'),
      wideOnly: true,
      sortBy: (row) => row.objective.name,
      csv: (row) => row.objective.name,
      cell: (row) => row.objective.name,
    },
    {
      key: 'objectiveScore',
      header: t('table.objectiveScore'),
      align: 'end',
      wideOnly: true,
      sortBy: (row) => row.objective.total.score,
      csv: (row) => row.objective.total.score,
      cell: ({ objective }) => (
        <Explained explanation={objective.total.explanation} label={objective.name}>
          <NumberText>{format.score(objective.total.score)}</NumberText>
        </Explained>
      ),
    },
    {
      key: 'kpi',
      header: t('table.kpi'),
      rowHeader: true,
      sortBy: (row) => row.kpi?.name ?? null,
      csv: (row) => row.kpi?.name,
      cell: ({ kpi, objective }) =>
        kpi ? <Link to={`/kpis/${kpi.kpiId}` as string}>{kpi.name}</Link> : t('table.noKpi', { name: objective.name }),
    },
    {
      key: 'weight',
      header: t('table.weight'),
      align: 'end',
      wideOnly: true,
      sortBy: (row) => row.kpi?.weight ?? null,
      csv: (row) => row.kpi?.weight,
      cell: (row) => <NumberText>{format.number(row.kpi?.weight)}</NumberText>,
    },
    {
      key: 'value',
      header: t('table.value'),
      align: 'end',
      csv: (row) => row.kpi?.reading.value,
      cell: ({ kpi }) =>
        kpi && (
          <Explained explanation={kpi.reading.valueExplanation} label={kpi.name} unit={kpi}>
            <NumberText strong>{format.value(kpi.reading.value, kpi)}</NumberText>
          </Explained>
        ),
    },
    {
      key: 'target',
      header: t('table.target'),
      align: 'end',
      wideOnly: true,
      csv: (row) => row.kpi?.reading.target,
      cell: ({ kpi }) => kpi && <NumberText>{format.value(kpi.reading.target, kpi)}</NumberText>,
    },
    {
      key: 'attainment',
      header: t('table.attainment'),
      align: 'end',
      wideOnly: true,
      sortBy: (row) => row.kpi?.reading.attainment ?? null,
      csv: (row) => row.kpi?.reading.attainment,
      percent: true,
      cell: ({ kpi }) => kpi && <NumberText>{format.percent(kpi.reading.attainment)}</NumberText>,
    },
    {
      key: 'score',
      header: t('table.score'),
      align: 'end',
      sortBy: (row) => row.kpi?.reading.score ?? null,
      csv: (row) => row.kpi?.reading.score,
      cell: ({ kpi }) =>
        kpi && (
          <Explained
            explanation={kpi.reading.scoreExplanation}
            label={t('page.scoreOf', { name: kpi.name })}
            unit={kpi}
          >
            <NumberText>{format.score(kpi.reading.score)}</NumberText>
          </Explained>
        ),
    },
    {
      key: 'status',
      header: t('table.status'),
      sortBy: (row) => statusOrder(statusOf(row)),
      csv: (row) => common(`status.${statusOf(row)}`),
      cell: (row) => <StatusBadge status={statusOf(row)} />,
    },
    {
      key: 'trend',
      header: t('table.trend'),
      wideOnly: true,
      cell: ({ kpi }) =>
        kpi && (
          <Sparkline
            values={kpi.sparkline}
            write={(value) => format.value(value, kpi)}
            reference={kpi.reading.target}
          />
        ),
    },
  ];
  const change: Column<Row> = {
    key: 'change',
    header: t('table.change'),
    sortBy: (row) => {
      const score = differenceOf(row)?.score;
      return score && score.before !== null && score.after !== null ? score.after - score.before : null;
    },
    csv: (row) => differenceOf(row)?.score.before,
    cell: (row) => {
      const difference = differenceOf(row);
      return difference && <ScoreChange difference={difference} />;
    },
  };

  return (
    <DataTable
      label={scorecard.name}
      rows={rows}
      rowKey={(row) => `${row.objective.id}/${row.kpi?.kpiId}`}
      columns={differences ? [...columns, change] : columns}
      csvName={`${scorecard.name}-${scorecard.period}`}
      empty={t('page.empty')}
      tools={t('table.count', { count: rows.filter((row) => row.kpi).length })}
    />
  );
}
