import type { ValueGrid, ValueGridRow } from '@/api/generated';
import { type GridCell, type ReadOnly, savedCell } from '@/shared/values/gridCell';
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
      (!gaps || row.cells.some((cell) => begun.has(cell.period) && cell.value === null && !cell.notApplicable)),
  );
}

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
    saved: cell
      ? savedCell(cell)
      : { value: null, numerator: null, denominator: null, notApplicable: false, comment: null, revision: 0 },
    target: cell?.target ?? null,
    score: cell?.score ?? null,
    status: cell?.status ?? 'no-data',
    readOnly: cell ? readOnly : 'ended',
  };
}
