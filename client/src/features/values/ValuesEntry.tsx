import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueGrid, ValueGridRow } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { CellBar } from '@/shared/values/CellBar';
import type { CellRef } from '@/shared/values/drafts';
import { EditableGrid } from '@/shared/values/EditableGrid';
import type { GridCell } from '@/shared/values/gridCell';
import { PendingPanel } from '@/shared/values/PendingPanel';
import { ValueDraftsProvider } from '@/shared/values/useValueDrafts';
import { ValueFields } from '@/shared/values/ValueFields';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import classes from './Values.module.css';
import { gridCell, hasBegun } from './valueRows';

interface Props {
  grid: ValueGrid;
  /** The rows that pass the filters. */
  rows: readonly ValueGridRow[];
  phone: boolean;
}

/** Where values are typed: the grid, or on a phone the list of one period. */
export function ValuesEntry({ grid, rows, phone }: Props) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const calendar = useCalendar();
  const { organization } = useSession();
  const { isPast } = useAsOf();
  const names = grid.periods.map((period) => format.period(period));
  const begun = grid.periods.map((period) => hasBegun(period, organization.today, calendar));
  const newest = Math.max(begun.lastIndexOf(true), 0);
  const [active, setActive] = useState<{ row: number; column: number } | null>(null);

  function cellOf(row: ValueGridRow, column: number): GridCell {
    const readOnly = isPast ? 'past' : !row.canRecord ? 'right' : begun[column] ? null : 'future';
    return gridCell(row, column, grid.periods[column] ?? '', names[column] ?? '', readOnly);
  }
  const cellAt = (row: number, column: number) => cellOf(rows[row] as ValueGridRow, column);

  /** Any cell of the grid, also one that the filters hide by now. */
  function cell({ kpiId, period }: CellRef): GridCell | undefined {
    const row = grid.rows.find((candidate) => candidate.kpiId === kpiId);
    const column = grid.periods.indexOf(period);
    return row && column >= 0 ? cellOf(row, column) : undefined;
  }
  const backToGrid = () =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus());

  if (phone)
    return (
      <ValueDraftsProvider cell={cell}>
        <PeriodList grid={grid} rows={rows} names={names} newest={newest} cellAt={cellAt} />
        <PendingPanel />
      </ValueDraftsProvider>
    );

  const at = { row: Math.min(active?.row ?? 0, rows.length - 1), column: active?.column ?? newest };
  return (
    <ValueDraftsProvider cell={cell}>
      <CellBar cell={cellAt(at.row, Math.min(at.column, grid.periods.length - 1))} />
      <EditableGrid
        // Other periods are another grid: the place in it starts anew.
        key={grid.periods.join()}
        label={t('gridLabel')}
        rows={rows.length}
        columns={grid.periods.length}
        cellAt={cellAt}
        corner={t('kpi')}
        columnHeader={(column) => <span data-current={column === newest || undefined}>{names[column]}</span>}
        rowHeader={(row) => <RowHeader row={rows[row] as ValueGridRow} />}
        rowKey={(row) => (rows[row] as ValueGridRow).kpiId}
        headerWidth={240}
        columnWidth={124}
        start={{ row: 0, column: newest }}
        onMove={(row, column) => setActive({ row, column })}
        maxHeight="calc(100dvh - 290px)"
      />
      <PendingPanel onLeave={backToGrid} />
    </ValueDraftsProvider>
  );
}

function RowHeader({ row }: { row: ValueGridRow }) {
  const format = useFormat();
  return (
    <>
      <Link
        to={`/kpis/${row.kpiId}` as string}
        className={classes.name}
        tabIndex={-1}
        title={`${row.name} (${row.code})`}
      >
        {row.name}
      </Link>
      <span className={classes.unit}>{format.unit(row)}</span>
    </>
  );
}

/** So many lines stand in the list before one asks for more. */
const LISTED = 40;

interface ListProps {
  grid: ValueGrid;
  rows: readonly ValueGridRow[];
  names: readonly string[];
  newest: number;
  cellAt: (row: number, column: number) => GridCell;
}

function PeriodList({ grid, rows, names, newest, cellAt }: ListProps) {
  const { t } = useTranslation('values');
  const [period, setPeriod] = useState(grid.periods[newest] ?? '');
  const [count, setCount] = useState(LISTED);
  const column = Math.max(grid.periods.indexOf(period), 0);

  return (
    <>
      <Select
        mb="sm"
        label={t('period')}
        allowDeselect={false}
        data={grid.periods.map((value, index) => ({ value, label: names[index] ?? value })).reverse()}
        value={grid.periods[column] ?? null}
        onChange={(value) => value && setPeriod(value)}
      />
      <ValueFields
        label={t('listLabel', { period: names[column] })}
        cells={rows.slice(0, count).map((_, row) => cellAt(row, column))}
        heading={(cell) => (
          <Link to={`/kpis/${cell.kpiId}` as string} className={classes.name}>
            {cell.name}
          </Link>
        )}
      />
      {rows.length > count && (
        <Button mt="sm" variant="default" onClick={() => setCount(count + LISTED)}>
          {t('more', { count: rows.length - count })}
        </Button>
      )}
    </>
  );
}
