import { ActionIcon, Button, Select } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
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
import { useUrlSet } from '@/ui/useUrlState';
import classes from './Values.module.css';
import { firstOwed, type GridLine, gridCell, hasBegun, latestKnown, lineKey, linesOf, segmentCell } from './valueRows';

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
  const [unfolded, setUnfolded] = useUrlSet('open');
  const lines = linesOf(rows, unfolded);
  // Who may enter nothing reads the latest values there are.
  const usual = rows.some((row) => row.canRecord) ? newest : latestKnown(rows, newest);
  const owed = firstOwed(rows, begun);
  const start = owed
    ? { row: lines.findIndex((line) => line.row === rows[owed.row] && line.segment === null), column: owed.column }
    : { row: 0, column: usual };
  const [active, setActive] = useState<{ row: number; column: number } | null>(null);

  function cellOf({ row, segment }: GridLine, column: number): GridCell {
    const readOnly = isPast ? 'past' : !row.canRecord ? 'right' : begun[column] ? null : 'future';
    const [period, name] = [grid.periods[column] ?? '', names[column] ?? ''];
    return segment ? segmentCell(row, segment, period, name, readOnly) : gridCell(row, column, period, name, readOnly);
  }
  const cellAt = (line: number, column: number) => cellOf(lines[line] as GridLine, column);
  const fold = (kpiId: string) =>
    setUnfolded(unfolded.has(kpiId) ? [...unfolded].filter((id) => id !== kpiId) : [...unfolded, kpiId]);

  /** Any cell of the grid, also one that the filters hide by now. */
  function cell({ kpiId, period, segment: key }: CellRef): GridCell | undefined {
    const row = grid.rows.find((candidate) => candidate.kpiId === kpiId);
    const column = grid.periods.indexOf(period);
    const segment = row?.segments?.find((candidate) => candidate.segment === key) ?? null;
    if (!row || column < 0 || (key !== undefined && segment === null)) return undefined;
    return cellOf({ row, segment }, column);
  }
  const backToGrid = () =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus());

  if (phone)
    return (
      <ValueDraftsProvider cell={cell}>
        <PeriodList
          grid={grid}
          lines={lines}
          names={names}
          start={start.column}
          cellAt={cellAt}
          unfolded={unfolded}
          onFold={fold}
        />
        <PendingPanel />
      </ValueDraftsProvider>
    );

  const at = { row: Math.min(active?.row ?? start.row, lines.length - 1), column: active?.column ?? start.column };
  return (
    <ValueDraftsProvider cell={cell}>
      <CellBar cell={cellAt(at.row, Math.min(at.column, grid.periods.length - 1))} />
      <EditableGrid
        // Other periods are another grid: the place in it starts anew.
        key={grid.periods.join()}
        label={t('gridLabel')}
        rows={lines.length}
        columns={grid.periods.length}
        cellAt={cellAt}
        corner={t('kpi')}
        columnHeader={(column) => <span data-current={column === newest || undefined}>{names[column]}</span>}
        rowHeader={(line) => <RowHeader line={lines[line] as GridLine} unfolded={unfolded} onFold={fold} />}
        rowKey={(line) => lineKey(lines[line] as GridLine)}
        headerWidth={240}
        columnWidth={124}
        start={start}
        onMove={(row, column) => setActive({ row, column })}
        maxHeight="calc(100dvh - 290px)"
      />
      <PendingPanel onLeave={backToGrid} />
    </ValueDraftsProvider>
  );
}

interface FoldProps {
  /** Ids of the KPIs whose segments are shown. */
  unfolded: ReadonlySet<string>;
  onFold: (kpiId: string) => void;
}

function RowHeader({ line: { row, segment }, unfolded, onFold }: FoldProps & { line: GridLine }) {
  const format = useFormat();
  if (segment)
    return (
      <span className={classes.segment} title={`${segment.dimension}: ${segment.name}`}>
        {segment.name}
      </span>
    );
  return (
    <>
      <FoldButton row={row} unfolded={unfolded} onFold={onFold} />
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

/** Shows and hides the segments below a KPI; nothing for a KPI that has none. */
function FoldButton({ row, unfolded, onFold }: FoldProps & { row: ValueGridRow }) {
  const { t } = useTranslation('values');
  if (!row.segments) return null;
  const open = unfolded.has(row.kpiId);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-expanded={open}
      aria-label={t('segments.of', { name: row.name, count: row.segments.length })}
      onClick={() => onFold(row.kpiId)}
    >
      {open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
    </ActionIcon>
  );
}

/** So many lines stand in the list before one asks for more. */
const LISTED = 40;

interface ListProps extends FoldProps {
  grid: ValueGrid;
  lines: readonly GridLine[];
  names: readonly string[];
  /** The period shown first. */
  start: number;
  cellAt: (row: number, column: number) => GridCell;
}

function PeriodList({ grid, lines, names, start, cellAt, unfolded, onFold }: ListProps) {
  const { t } = useTranslation('values');
  const [period, setPeriod] = useState(grid.periods[start] ?? '');
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
        cells={lines.slice(0, count).map((_, line) => cellAt(line, column))}
        heading={(cell) => {
          const row = grid.rows.find(({ kpiId }) => kpiId === cell.kpiId);
          return cell.segment !== undefined ? (
            <span className={classes.segment}>
              {row?.segments?.find(({ segment }) => segment === cell.segment)?.name}
            </span>
          ) : (
            <>
              {row && <FoldButton row={row} unfolded={unfolded} onFold={onFold} />}
              <Link to={`/kpis/${cell.kpiId}` as string} className={classes.name}>
                {cell.name}
              </Link>
            </>
          );
        }}
      />
      {lines.length > count && (
        <Button mt="sm" variant="default" onClick={() => setCount(count + LISTED)}>
          {t('more', { count: lines.length - count })}
        </Button>
      )}
    </>
  );
}
