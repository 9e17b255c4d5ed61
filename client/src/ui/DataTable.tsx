import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import classes from './DataTable.module.css';
import { ExportMenu } from './export/ExportMenu';
import type { ExportCell } from './export/sheet';
import { type Sorting, sortRows, useSorting } from './sorting';
import { usePrinting } from './usePrinting';

export interface Column<Row> {
  key: string;
  /** The heading; also the heading in exported files. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** What the column sorts by; without it the column does not sort. Null comes last either way. */
  sortBy?: (row: Row) => string | number | null;
  /** What exported files hold, unformatted; without it the column is left out. */
  csv?: (row: Row) => ExportCell;
  /** The figure is a ratio: 1.15 is 115 % in a workbook. */
  percent?: boolean;
  align?: 'start' | 'end' | 'center';
  width?: number | string;
  /** In exported files only. */
  hidden?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
  /** The cell that names the row for those who listen. The first column when none says so. */
  rowHeader?: boolean;
}

interface Props<Row> {
  /** Names the table for those who listen. */
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** Name of exported files, without extension; no export without it. */
  csvName?: string;
  /** In place of that export, where the API writes the files: an `ExportButton`. */
  files?: ReactNode;
  /** The rows do not depend on business date and knowledge time. */
  timeless?: boolean;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
  /** Stands left of the export: a count, filters. */
  tools?: ReactNode;
  /** `name.asc`; in the URL as `?sort=` once the user chooses another. */
  defaultSort?: string;
  /** Height of a row in pixels, for long tables. */
  rowHeight?: number;
}

/** From so many rows on only those in view are in the document. */
const VIRTUAL_FROM = 120;

/**
 * A table that sorts by its headings, moves between rows with the arrow keys (from a link or button inside a row),
 * exports itself, and scrolls smoothly with thousands of rows.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, columns, csvName, files, timeless, empty, tools, defaultSort } = props;
  const [sorting, setSorting] = useSorting(defaultSort);
  const sorted = sortRows(rows, columns.find((column) => column.key === sorting?.key)?.sortBy, sorting);

  function sheet() {
    const exported = columns.filter((column) => column.csv);
    return { columns: exported, rows: sorted.map((row) => exported.map((column) => column.csv?.(row))) };
  }

  return (
    <>
      {(csvName || files || tools) && (
        <div className={classes.tools}>
          <div>{tools}</div>
          {rows.length > 0 && files}
          {csvName && rows.length > 0 && <ExportMenu name={csvName} title={label} sheet={sheet} timeless={timeless} />}
        </div>
      )}
      {rows.length === 0 ? (
        empty
      ) : (
        <Rows
          {...props}
          columns={columns.filter((column) => !column.hidden)}
          rows={sorted}
          sorting={sorting}
          onSort={setSorting}
        />
      )}
    </>
  );
}

function Rows<Row>({
  label,
  rows,
  rowKey,
  columns,
  rowHeight = 37,
  sorting,
  onSort,
}: Props<Row> & { sorting: Sorting | null; onSort: (sorting: Sorting) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const virtual = rows.length >= VIRTUAL_FROM && !printing;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    estimateSize: () => rowHeight,
    getScrollElement: () => frame.current,
    initialRect: { width: 1024, height: 800 },
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const shown = virtual ? items.map((item) => item.index) : rows.map((_, index) => index);
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const nameColumn = columns.find((column) => column.rowHeader) ?? columns[0];

  function move(event: KeyboardEvent<HTMLElement>) {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = (event.target as HTMLElement).closest('tr');
    if (!steps || !row || (event.target as HTMLElement).matches('input, select, textarea')) return;
    const next = Number(row.dataset.index) + steps;
    if (next < 0 || next >= rows.length) return;
    event.preventDefault();
    if (virtual) virtualizer.scrollToIndex(next);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`tr[data-index="${next}"] :is(a, button)`)?.focus(),
    );
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only add to the links inside
    <div ref={frame} className={`${classes.frame} ${virtual ? classes.virtual : ''}`} onKeyDown={move}>
      <table className={classes.table} aria-label={label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {shown.map((index) => {
            const row = rows[index] as Row;
            return (
              <tr key={rowKey(row)} data-index={index} aria-rowindex={index + 2}>
                {columns.map((column) =>
                  column === nameColumn ? (
                    <th key={column.key} scope="row" className={cellClass(column)}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={cellClass(column)}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  sorting: Sorting | null;
  onSort: (sorting: Sorting) => void;
}) {
  const direction = sorting?.key === column.key ? sorting.direction : null;
  const sortable = column.sortBy !== undefined;
  return (
    <th
      scope="col"
      className={cellClass(column)}
      style={{ width: column.width }}
      aria-sort={
        sortable ? (direction === null ? 'none' : direction === 'asc' ? 'ascending' : 'descending') : undefined
      }
    >
      {sortable ? (
        <button
          type="button"
          className={`${classes.sort} ${direction ? classes.sorted : ''}`}
          onClick={() => onSort({ key: column.key, direction: direction === 'asc' ? 'desc' : 'asc' })}
        >
          {column.header}
          <svg className={classes.arrow} viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
            <path d={direction === 'desc' ? 'M0 2h8L4 7Z' : 'M0 6h8L4 1Z'} fill="currentColor" />
          </svg>
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function cellClass<Row>(column: Column<Row>): string {
  const align = column.align === 'end' ? classes.end : column.align === 'center' ? classes.center : '';
  return `${align} ${column.wideOnly ? classes.wideOnly : ''}`;
}
