/** A calendar day such as `2026-11-21`. */
export interface Day {
  day: string;
}

/** An instant; the file shows it in the organization's time zone, as pages do. */
export interface Moment {
  moment: string;
}

/** What a cell of an exported table may hold. Numbers stay numbers and days days, so that one can go on computing. */
export type ExportCell = string | number | Day | Moment | null | undefined;

export interface SheetColumn {
  header: string;
  /** A ratio: 1.15 is shown as 115 %. */
  percent?: boolean;
}

/** A table on its way into a file. */
export interface Sheet {
  columns: readonly SheetColumn[];
  rows: readonly (readonly ExportCell[])[];
}

/** What the file is about, in words: on the second sheet of a workbook. */
export type Fact = readonly [label: string, value: ExportCell];

export const day = (value: string | null | undefined): Day | null => (value ? { day: value.slice(0, 10) } : null);

export const moment = (value: string | null | undefined): Moment | null => (value ? { moment: value } : null);

export const isDay = (cell: ExportCell): cell is Day => typeof cell === 'object' && cell !== null && 'day' in cell;

export const isMoment = (cell: ExportCell): cell is Moment =>
  typeof cell === 'object' && cell !== null && 'moment' in cell;

/** A table of rows: a heading and what stands below it, column by column. */
export function sheetOf<Row>(
  rows: readonly Row[],
  columns: readonly (SheetColumn & { cell: (row: Row) => ExportCell })[],
): Sheet {
  return { columns, rows: rows.map((row) => columns.map((column) => column.cell(row))) };
}
