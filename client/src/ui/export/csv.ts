import { wallClock } from '@/ui/zonedTime';
import { type ExportCell, isDay, isMoment, type Sheet } from './sheet';

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * A table as CSV (RFC 4180). Texts that a spreadsheet would run as a formula get an apostrophe in front; numbers, the
 * negative ones too, stay numbers.
 */
export function toCsv({ columns, rows }: Sheet, timeZone: string): string {
  const lines = [columns.map((column) => column.header), ...rows];
  return `${lines.map((line) => line.map((cell) => writeCell(cell, timeZone)).join(',')).join('\r\n')}\r\n`;
}

function writeCell(cell: ExportCell, timeZone: string): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (isDay(cell)) return cell.day;
  if (isMoment(cell)) return wallClock(Date.parse(cell.moment), timeZone).replace('T', ' ');
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
