import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import classes from '../Imports.module.css';
import { OutcomeBadge } from './outcomes';
import { RowValue } from './RowValue';
import { useReasonWords } from './useReasonWords';

interface Props {
  rows: readonly ImportRow[];
  onInclude: (ordinal: number, included: boolean) => void;
}

/** About as high as a row is on a phone, in pixels. */
const NARROW_ROW = 112;

/** Rows of the preview: where they stand in the file, what they say, what becomes of them and why. */
export function RowTable({ rows, onInclude }: Props) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { canWrite } = useCanWrite();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const period = (row: ImportRow) => (row.period === null ? row.periodText : format.period(row.period));
  const line = (row: ImportRow) =>
    row.column === null ? format.number(row.line) : t('row.lineAndColumn', { line: row.line, column: row.column });
  const reasons = (row: ImportRow) => (
    <div className={classes.reasons}>
      <Reasons row={row} />
      {row.includable && (
        <Checkbox
          size="xs"
          label={t('row.include')}
          aria-label={t('row.includeOf', { line: line(row), name: row.kpiName ?? row.label })}
          disabled={!canWrite}
          checked={row.included}
          onChange={(event) => onInclude(row.ordinal, event.currentTarget.checked)}
        />
      )}
    </div>
  );
  const outcome: Column<ImportRow> = {
    key: 'outcome',
    header: t('row.outcome'),
    cell: (row) => <OutcomeBadge outcome={row.outcome} />,
  };
  const kpi: Column<ImportRow> = {
    key: 'kpi',
    header: t('row.kpi'),
    rowHeader: true,
    cell: (row) => <Kpi row={row} />,
  };
  const value: Column<ImportRow> = {
    key: 'value',
    header: t('row.value'),
    align: 'end',
    cell: (row) => <RowValue row={row} />,
  };
  const wide: Column<ImportRow>[] = [
    { key: 'line', header: t('row.line'), cell: (row) => <span className="num">{line(row)}</span> },
    outcome,
    kpi,
    {
      key: 'period',
      header: t('row.period'),
      cell: (row) => [period(row), row.segment].filter(Boolean).join(' · '),
    },
    value,
    { key: 'reasons', header: t('row.reasons'), cell: reasons },
  ];
  // On a phone what stands in columns of their own stands below the name.
  const narrow: Column<ImportRow>[] = [
    {
      ...kpi,
      cell: (row) => (
        <div className={classes.rowKpi}>
          <OutcomeBadge outcome={row.outcome} />
          <Kpi row={row} />
          <span className={classes.muted}>
            {[t('row.lineOf', { line: line(row) }), period(row), row.segment].filter(Boolean).join(' · ')}
          </span>
          <RowValue row={row} />
          {reasons(row)}
        </div>
      ),
    },
  ];
  return (
    <DataTable
      label={t('preview.table')}
      rows={rows}
      rowKey={(row) => String(row.ordinal)}
      columns={phone ? narrow : wide}
      rowHeight={phone ? NARROW_ROW : undefined}
      empty={<EmptyState message={t('preview.none')} />}
    />
  );
}

function Kpi({ row }: { row: ImportRow }) {
  const { t } = useTranslation('imports');
  if (row.kpiId === null || row.creates)
    return (
      <span>
        {row.kpiName ?? row.label}
        {row.creates && <span className={classes.origin}>{t('row.creates')}</span>}
      </span>
    );
  return (
    <span>
      <Link to={`/kpis/${row.kpiId}` as string} title={row.kpiCode ?? undefined}>
        {row.kpiName ?? row.label}
      </Link>
      {![row.kpiCode, row.kpiName].some((own) => own !== null && isSame(own, row.label)) && (
        <span className={classes.origin}>{t('row.inFile', { label: row.label })}</span>
      )}
    </span>
  );
}

/** Case and spaces around do not matter where the file names a KPI. */
const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

function Reasons({ row }: { row: ImportRow }) {
  const word = useReasonWords();
  const said = [...new Set(row.reasons.map((reason) => word(reason, row)))];
  return (
    <>
      {said.map((reason) => (
        <span key={reason}>{reason}</span>
      ))}
      {row.comment && <span className={classes.muted}>{row.comment}</span>}
    </>
  );
}
