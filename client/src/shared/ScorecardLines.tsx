import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScorecardListItem } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { type Format, useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Sparkline } from '@/ui/Sparkline';
import { StatusBadge, statusOrder } from '@/ui/StatusBadge';
import classes from './ScorecardLines.module.css';

interface Props {
  label: string;
  scorecards: readonly ScorecardListItem[];
  empty: ReactNode;
  csvName?: string;
  tools?: ReactNode;
}

/** Scorecards, one line each: score, status, coverage, the course of twelve periods, the objective that is worst. */
export function ScorecardLines({ label, scorecards, empty, csvName, tools }: Props) {
  const { t } = useTranslation('scorecards');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const columns: Column<ScorecardListItem>[] = [
    {
      key: 'name',
      header: t('list.name'),
      rowHeader: true,
      sortBy: (row) => row.name,
      csv: (row) => row.name,
      cell: (row) => (
        <>
          <Link to="/scorecards/$scorecardId" params={{ scorecardId: row.id }}>
            {row.name}
          </Link>
          <span className={classes.unit}>{row.unitName}</span>
        </>
      ),
    },
    {
      key: 'score',
      header: t('list.score'),
      align: 'end',
      width: 72,
      sortBy: (row) => row.score,
      csv: (row) => row.score,
      cell: (row) => <NumberText strong>{format.score(row.score)}</NumberText>,
    },
    {
      key: 'status',
      header: t('list.status'),
      width: 96,
      sortBy: (row) => statusOrder(row.status),
      csv: (row) => common(`status.${row.status}`),
      cell: (row) => <StatusBadge status={row.status} />,
    },
    {
      key: 'coverage',
      header: t('list.coverage'),
      align: 'end',
      width: 88,
      wideOnly: true,
      sortBy: (row) => row.coverage,
      csv: (row) => row.coverage,
      percent: true,
      cell: (row) => <NumberText>{format.percent(row.coverage)}</NumberText>,
    },
    {
      key: 'trend',
      header: t('list.trend'),
      width: 112,
      wideOnly: true,
      cell: (row) => <Sparkline values={row.trend} width={96} />,
    },
    {
      key: 'worst',
      header: t('list.worst'),
      wideOnly: true,
      sortBy: (row) => row.worst?.score ?? null,
      csv: (row) => row.worst?.name,
      cell: (row) => <Worst row={row} format={format} />,
    },
  ];

  return (
    <DataTable
      label={label}
      rows={scorecards}
      rowKey={(row) => row.id}
      columns={columns}
      csvName={csvName}
      empty={empty}
      tools={tools}
    />
  );
}

function Worst({ row, format }: { row: ScorecardListItem; format: Format }) {
  if (!row.worst) return <NumberText>{format.score(null)}</NumberText>;
  return (
    <span className={classes.worst}>
      <StatusBadge status={row.worst.status} iconOnly />
      <Link to="/scorecards/$scorecardId" params={{ scorecardId: row.id }} hash={`objective-${row.worst.id}`}>
        {row.worst.name}
      </Link>
      <NumberText>{format.score(row.worst.score)}</NumberText>
    </span>
  );
}
