import { toCsv } from './csv';
import { day, type ExportCell, moment } from './sheet';

const csv = (...cells: ExportCell[]) => toCsv({ columns: [], rows: [cells] }, 'Asia/Seoul').replace(/^\r\n/, '');

test('Texts with separators, quotes and line breaks survive', () => {
  expect(csv('a,b', 'say "hi"', 'two\nlines')).toBe('"a,b","say ""hi""","two\nlines"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx'])('%j cannot run as a formula', (text) => {
  expect(csv(text)).toMatch(/^"?'/);
});

test('Headings cannot either', () => {
  expect(toCsv({ columns: [{ header: '=1+1' }], rows: [] }, 'UTC')).toBe("'=1+1\r\n");
});

test('Numbers stay numbers, the negative ones too, and nothing stays empty', () => {
  expect(csv(-3.5, 0, null, undefined, '', Number.NaN)).toBe('-3.5,0,,,,\r\n');
});

test('Days and moments are written as a spreadsheet reads them, in the time zone of the organization', () => {
  expect(csv(day('2026-11-21'), moment('2026-11-21T18:00:05Z'))).toBe('2026-11-21,2026-11-22 03:00:05\r\n');
});
