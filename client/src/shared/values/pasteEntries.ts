import { parseCell } from './cellInput';
import { type Entry, refOf } from './drafts';
import type { GridCell } from './gridCell';
import type { GridSize } from './navigation';

export interface PasteResult {
  entries: Entry[];
  /** Texts that mean nothing in their cell. They are entered as failures, so that nothing is silently lost. */
  unreadable: number;
  readOnly: number;
  /** Cells beyond the last row or column. */
  outside: number;
}

/** What a pasted block puts into the grid from a cell on; empty cells leave theirs alone. */
export function pasteEntries(
  block: readonly (readonly string[])[],
  at: { row: number; column: number },
  size: GridSize,
  cellAt: (row: number, column: number) => GridCell,
): PasteResult {
  const result: PasteResult = { entries: [], unreadable: 0, readOnly: 0, outside: 0 };
  block.forEach((line, down) => {
    line.forEach((text, right) => {
      if (text === '') return;
      const [row, column] = [at.row + down, at.column + right];
      if (row >= size.rows || column >= size.columns) {
        result.outside++;
        return;
      }
      const cell = cellAt(row, column);
      const input = parseCell(text, cell.kind);
      if (input === 'empty') return;
      if (cell.readOnly !== null) {
        result.readOnly++;
        return;
      }
      if (input === null) result.unreadable++;
      result.entries.push({ ...refOf(cell), input, text });
    });
  });
  return result;
}
