import type { SegmentValueRow, ValueGrid, ValueGridRow } from '@/api/generated';
import { EMPTY } from '@/shared/values/cellInput';
import { type GridCell, madeFigure, type ReadOnly, savedCell } from '@/shared/values/gridCell';
import type { Calendar } from '@/ui/periods';

interface Filters {
  text: string;
  /** Only rows whose owner is this person. */
  ownerId: string | null;
  /** Only rows where a period that has begun has no value. */
  gaps: boolean;
}

/** A period that has not begun has no value to record. */
export const hasBegun = (period: string, today: string, calendar: Calendar) =>
  (calendar.parse(period)?.start ?? period) <= today;

export function filterRows(grid: ValueGrid, { text, ownerId, gaps }: Filters, today: string, calendar: Calendar) {
  const words = text.trim().toLocaleLowerCase();
  const begun = new Set(grid.periods.filter((period) => hasBegun(period, today, calendar)));
  return grid.rows.filter(
    (row) =>
      (words === '' || `${row.name} ${row.code}`.toLocaleLowerCase().includes(words)) &&
      (ownerId === null || row.ownerPersonId === ownerId) &&
      (!gaps ||
        row.cells.some(
          (cell) =>
            begun.has(cell.period) && cell.value === null && !cell.notApplicable && cell.origin !== 'calculated',
        )),
  );
}

/** Where to begin: the first row with an overdue value that one may enter, in the latest period that has one. */
export function firstOwed(
  rows: readonly ValueGridRow[],
  begun: readonly boolean[],
): { row: number; column: number } | null {
  for (let column = begun.length - 1; column >= 0; column -= 1) {
    const row = rows.findIndex((of) => begun[column] && of.canRecord && of.cells[column]?.status === 'outdated');
    if (row >= 0) return { row, column };
  }
  return null;
}

/** The latest period in which any row has a value; `otherwise` when none has. */
export function latestKnown(rows: readonly ValueGridRow[], otherwise: number): number {
  const known = Math.max(...rows.map((row) => row.cells.findLastIndex((cell) => cell.value !== null)), -1);
  return known < 0 ? otherwise : known;
}

/** A closed period is for those with the right. */
const lockedOr = (readOnly: ReadOnly | null, row: ValueGridRow, closed: boolean): ReadOnly | null =>
  readOnly ?? (closed && !row.canWriteClosed ? 'closed' : null);

/** One cell of a row as the grid and the list take it. */
export function gridCell(
  row: ValueGridRow,
  column: number,
  period: string,
  periodName: string,
  readOnly: ReadOnly | null,
): GridCell {
  const cell = row.cells[column];
  return {
    kpiId: row.kpiId,
    period,
    name: row.name,
    periodName,
    kind: row,
    saved: cell ? savedCell(cell) : { ...EMPTY, comment: null, revision: 0 },
    made: cell ? madeFigure(cell) : null,
    target: cell?.target ?? null,
    score: cell?.score ?? null,
    status: cell?.status ?? 'no-data',
    readOnly: cell?.origin === 'calculated' ? 'calculated' : cell ? lockedOr(readOnly, row, cell.closed) : 'ended',
    closed: cell?.closed ?? false,
    pending: cell?.pending ?? null,
  };
}

/** A line of the grid: a KPI's total, or one of its segments below it. */
export interface GridLine {
  row: ValueGridRow;
  segment: SegmentValueRow | null;
}

/** The rows with the segments of those that are unfolded. */
export const linesOf = (rows: readonly ValueGridRow[], unfolded: ReadonlySet<string>): GridLine[] =>
  rows.flatMap((row) => [
    { row, segment: null },
    ...(unfolded.has(row.kpiId) ? (row.segments ?? []).map((segment) => ({ row, segment })) : []),
  ]);

export const lineKey = ({ row, segment }: GridLine) => (segment ? `${row.kpiId}/${segment.segment}` : row.kpiId);

/** One cell of a segment's line; there is none in periods in which the KPI has no such segment. */
export function segmentCell(
  row: ValueGridRow,
  segment: SegmentValueRow,
  period: string,
  periodName: string,
  readOnly: ReadOnly | null,
): GridCell {
  const cell = segment.cells.find((candidate) => candidate.period === period);
  const closed = row.cells.find((candidate) => candidate.period === period)?.closed ?? false;
  return {
    kpiId: row.kpiId,
    period,
    segment: segment.segment,
    name: `${row.name} · ${segment.name}`,
    periodName,
    kind: row,
    saved: cell ? savedCell(cell) : { ...EMPTY, comment: null, revision: 0 },
    target: null,
    score: null,
    status: 'no-data',
    readOnly: cell ? lockedOr(readOnly, row, closed) : 'no-segment',
    closed,
    pending: cell?.pending ?? null,
  };
}
