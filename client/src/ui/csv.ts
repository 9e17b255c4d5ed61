/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export type CsvCell = string | number | null | undefined;

/** Lines of cells as CSV (RFC 4180). Texts that a spreadsheet would run as a formula get an apostrophe in front. */
export function toCsv(lines: readonly (readonly CsvCell[])[]): string {
  return `${lines.map((line) => line.map(writeCell).join(',')).join('\r\n')}\r\n`;
}

function writeCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands the file to the browser. The byte order mark makes spreadsheets read Korean. */
export function downloadCsv(fileName: string, lines: readonly (readonly CsvCell[])[]) {
  const url = URL.createObjectURL(new Blob(['\ufeff', toCsv(lines)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName.endsWith('.csv') ? fileName : `${fileName}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
