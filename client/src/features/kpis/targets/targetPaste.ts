import type { Frequency } from '@/api/generated';
import { parseBlock } from '@/shared/values/paste';
import { parseNumber } from '@/ui/numbers';
import type { Calendar } from '@/ui/periods';
import { parsePeriodText } from './periodText';
import type { TargetRow } from './targets';

export interface TargetPaste {
  rows: TargetRow[];
  /** Lines that could not be read, with their number in the block. */
  unreadable: { line: number; text: string }[];
}

/**
 * A block from a spreadsheet as target rows. With a period in the first column: period, target, floor, stretch. With
 * figures only: one line per period from `start` on. A first line of headings is skipped.
 */
export function pasteTargets(text: string, frequency: Frequency, start: string, calendar: Calendar): TargetPaste {
  const block = parseBlock(text);
  const result: TargetPaste = { rows: [], unreadable: [] };
  const first = calendar.parse(start);
  const dated = block.some(([cell = '']) => parsePeriodText(cell, frequency, calendar) !== null);

  block.forEach((cells, index) => {
    if (cells.every((cell) => cell === '')) return;
    const from = dated
      ? parsePeriodText(cells[0] ?? '', frequency, calendar)
      : first && calendar.shift(first, index).key;
    const [target = '', floor = '', stretch = ''] = dated ? cells.slice(1) : cells;
    const readable = [target, floor, stretch].every((figure) => figure === '' || parseNumber(figure) !== null);
    if (from && readable) result.rows.push({ from, target, floor, stretch });
    else if (!(index === 0 && isHeading(cells))) result.unreadable.push({ line: index + 1, text: cells.join(' ') });
  });
  return result;
}

const isHeading = (cells: readonly string[]) => cells.every((cell) => parseNumber(cell) === null);
