// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid stand where they are put, which those of a table do not
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is in the cells
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { EMPTY, editText, NOT_APPLICABLE } from './cellInput';
import { refOf } from './drafts';
import classes from './EditableGrid.module.css';
import { GridCellView } from './GridCellView';
import { type GridExtra, GridHead } from './GridHead';
import { fitsInto, type GridCell } from './gridCell';
import { type GridState, pressKey } from './navigation';
import { parseBlock } from './paste';
import { pasteEntries } from './pasteEntries';
import { useEnterText } from './useEnterText';
import { useValueDrafts } from './useValueDrafts';

interface Props {
  label: string;
  rows: number;
  columns: number;
  cellAt: (row: number, column: number) => GridCell;
  /** The heading above the row headers. */
  corner: string;
  columnHeader: (column: number) => ReactNode;
  rowHeader: (row: number) => ReactNode;
  rowKey: (row: number) => string;
  /** Further columns that only show something. */
  extras?: readonly GridExtra[];
  /** Widths of the row headers and of one column of cells in pixels; the row headers take what is left over. */
  headerWidth: number;
  columnWidth: number;
  start?: { row: number; column: number };
  /** The cell one is on has changed. */
  onMove?: (row: number, column: number) => void;
  maxHeight?: string;
}

const ROW_HEIGHT = 33;

/** From so many rows on only those in view are in the document. */
const VIRTUAL_FROM = 80;

/** A grid of values like a spreadsheet: type, arrows, Enter goes down, Tab right, Escape takes back, paste, undo. */
export function EditableGrid(props: Props) {
  const { label, rows, columns, cellAt, extras = [], start = { row: 0, column: 0 }, onMove } = props;
  const { t } = useTranslation('values');
  const { drafts, announce, comment } = useValueDrafts();
  const enterText = useEnterText();
  const [state, setState] = useState<GridState>({ ...start, mode: 'navigate', initial: null });
  const frame = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const size = { rows, columns };
  const row = Math.min(state.row, rows - 1);
  const column = Math.min(state.column, columns - 1);

  const virtual = rows >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows,
    enabled: virtual,
    estimateSize: () => ROW_HEIGHT,
    getScrollElement: () => frame.current,
    getItemKey: props.rowKey,
    initialRect: { width: 1024, height: 640 },
    overscan: 8,
    // The row one is in stays in the document, or the tab stop would vanish with it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(startIndex - overscan, 0);
      const to = Math.min(endIndex + overscan, count - 1);
      const shown = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      return row < from ? [row, ...shown] : row > to ? [...shown, row] : shown;
    },
  });

  useLayoutEffect(() => {
    if (!wantsFocus.current || state.mode === 'edit') return;
    wantsFocus.current = false;
    const target = frame.current?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [row, column, state]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: tells of moves, not of every new listener
  useEffect(() => onMove?.(row, column), [row, column]);

  // The newest periods are at the right end, where a narrow screen does not begin.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the grid appears
  useLayoutEffect(() => {
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${start.row}/${start.column}"]`);
    if (cell && frame.current)
      frame.current.scrollLeft = cell.offsetLeft + cell.offsetWidth - frame.current.clientWidth;
  }, []);

  const shown = virtual
    ? virtualizer.getVirtualItems()
    : Array.from({ length: rows }, (_, index) => ({ index, start: index * ROW_HEIGHT }));

  function go(next: GridState) {
    wantsFocus.current = true;
    if (virtual && next.row !== row) virtualizer.scrollToIndex(next.row);
    setState(next);
  }

  function refuse(cell: GridCell): boolean {
    if (cell.readOnly !== null) announce(t(`readOnly.${cell.readOnly}`));
    return cell.readOnly !== null;
  }

  function press(event: KeyboardEvent) {
    if (event.target !== event.currentTarget && (event.target as HTMLElement).closest('[data-cell]') !== event.target)
      return;
    const cell = cellAt(row, column);
    const step = pressKey({ ...state, row, column }, event, size, cell.kind.direction === 'yes-no');
    if (!step.handled) return;
    event.preventDefault();
    if (step.state.mode === 'edit' && refuse(cell)) return;
    if (step.effect === 'undo') announce(t('announce.undone', { count: drafts.undo().length }));
    if (step.effect === 'revert' && !drafts.revert([cell]) && event.key === 'Delete' && !refuse(cell))
      drafts.enter([{ ...refOf(cell), input: EMPTY }]);
    if (step.effect === 'not-applicable' && !refuse(cell)) drafts.enter([{ ...refOf(cell), input: NOT_APPLICABLE }]);
    if (step.effect === 'comment' && !refuse(cell)) comment(cell);
    go(step.state);
  }

  function paste(event: ClipboardEvent) {
    const block = parseBlock(event.clipboardData.getData('text/plain'));
    const single = block.length === 1 && block[0]?.length === 1;
    if (single && event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const { entries, unreadable, readOnly, outside } = pasteEntries(block, { row, column }, size, cellAt);
    if (entries.length > 0) drafts.enter(entries);
    announce(t('announce.pasted', { count: entries.length - unreadable, unreadable, skipped: readOnly + outside }));
    go({ row, column, mode: 'navigate', initial: null });
  }

  function copy(event: ClipboardEvent) {
    if (event.target instanceof HTMLInputElement) return;
    const cell = cellAt(row, column);
    event.clipboardData.setData('text/plain', editText(drafts.get(cell)?.input ?? cell.saved));
    event.preventDefault();
  }

  const template = [
    extras.length > 0 ? `${props.headerWidth}px` : `minmax(${props.headerWidth}px, 1fr)`,
    `repeat(${columns}, ${props.columnWidth}px)`,
    ...extras.map((extra) => extra.width),
  ].join(' ');

  return (
    <div
      ref={frame}
      role="grid"
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns + 1 + extras.length}
      className={classes.frame}
      style={
        {
          '--columns': template,
          '--header': `${props.headerWidth}px`,
          maxHeight: props.maxHeight,
        } as React.CSSProperties
      }
      onKeyDown={press}
      onPaste={paste}
      onCopy={copy}
    >
      <GridHead corner={props.corner} columns={columns} columnHeader={props.columnHeader} extras={extras} />
      <div role="rowgroup" className={classes.body} style={{ height: rows * ROW_HEIGHT }}>
        {shown.map((item) => (
          <div
            key={props.rowKey(item.index)}
            role="row"
            aria-rowindex={item.index + 2}
            className={classes.row}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <div role="rowheader" aria-colindex={1} className={classes.rowHead}>
              {props.rowHeader(item.index)}
            </div>
            {Array.from({ length: columns }, (_, index) => {
              const here = item.index === row && index === column;
              return (
                <GridCellView
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are their position
                  key={index}
                  cell={cellAt(item.index, index)}
                  row={item.index}
                  column={index}
                  active={here}
                  fits={fitsInto(props.columnWidth)}
                  editing={here && state.mode === 'edit' ? state : null}
                  onFocus={() =>
                    here ? undefined : setState({ row: item.index, column: index, mode: 'navigate', initial: null })
                  }
                  onEdit={(cell) =>
                    !refuse(cell) && setState({ row: item.index, column: index, mode: 'edit', initial: null })
                  }
                  onCommit={(cell, text, key) => {
                    enterText(cell, text);
                    if (!key) return setState((now) => (now.mode === 'edit' ? { ...now, mode: 'navigate' } : now));
                    const step = pressKey({ row, column, mode: 'edit', initial: null }, key, size);
                    key.preventDefault();
                    go(step.state);
                  }}
                  onCancel={() => go({ row, column, mode: 'navigate', initial: null })}
                />
              );
            })}
            {extras.map((extra, index) => (
              <div
                key={extra.key}
                role="gridcell"
                tabIndex={-1}
                aria-colindex={columns + index + 2}
                className={classes.extra}
              >
                {extra.cell(item.index)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
