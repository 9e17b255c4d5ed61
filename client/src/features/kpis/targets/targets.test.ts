import { calendar } from '@/ui/periods';
import { parsePeriodText } from './periodText';
import { pasteTargets } from './targetPaste';
import { mergeRows, readRows, targetChanges, toRow } from './targets';

const year = calendar();
const entry = (from: string, target: number | null) => ({ from, target, floor: null, stretch: null });

test.each([
  ['2026-01', 'monthly', '2026-01'],
  ['2026.1', 'monthly', '2026-01'],
  ['2026/01', 'monthly', '2026-01'],
  ['2026년 1월', 'monthly', '2026-01'],
  ['Jan 2026', 'monthly', '2026-01'],
  ['sept-26', 'monthly', '2026-09'],
  ['2026 Q1', 'quarterly', '2026-Q1'],
  ['1Q26', 'quarterly', '2026-Q1'],
  ['2026년 3분기', 'quarterly', '2026-Q3'],
  ['2026년 상반기', 'half-yearly', '2026-H1'],
  ['H2 2026', 'half-yearly', null],
  ['2h26', 'half-yearly', '2026-H2'],
  ['2026년', 'yearly', '2026'],
  ['2026-W5', 'weekly', '2026-W05'],
  ['2026. 3. 1.', 'daily', '2026-03-01'],
  ['2026. 3.', 'monthly', '2026-03'],
  ['2026.3.1', 'daily', '2026-03-01'],
  ['2026-13', 'monthly', null],
  ['2026-Q1', 'monthly', null],
  ['100', 'monthly', null],
] as const)('%s as a %s period is %s', (text, frequency, key) => {
  expect(parsePeriodText(text, frequency, year)).toBe(key);
});

test('A block with periods and headings becomes rows, and what cannot be read is named', () => {
  const block = 'Month\tTarget\tFloor\tStretch\n2026-01\t1,000\t800\t\n2026년 2월\t₩1,100\nlater\t5\n2026-03\tmany\n';
  const { rows, unreadable } = pasteTargets(block, 'monthly', '2026-01', year);
  expect(rows).toEqual([
    { from: '2026-01', target: '1,000', floor: '800', stretch: '' },
    { from: '2026-02', target: '₩1,100', floor: '', stretch: '' },
  ]);
  expect(unreadable).toEqual([
    { line: 4, text: 'later 5' },
    { line: 5, text: '2026-03 many' },
  ]);
});

test('Figures without periods count on from the start', () => {
  const { rows } = pasteTargets('10\n20\t15\n', 'quarterly', '2026-Q4', year);
  expect(rows.map((row) => [row.from, row.target, row.floor])).toEqual([
    ['2026-Q4', '10', ''],
    ['2027-Q1', '20', '15'],
  ]);
});

test('Rows are read as figures, an empty target is no target, and bad figures are named', () => {
  const rows = [toRow(entry('2026-01', 1000)), { from: '2026-02', target: '', floor: 'x', stretch: '1.2억' }];
  const { entries, invalid } = readRows(rows);
  expect(entries).toEqual([
    entry('2026-01', 1000),
    { from: '2026-02', target: null, floor: null, stretch: 120_000_000 },
  ]);
  expect([...invalid]).toEqual(['2026-02/floor']);
});

test('Taken lines replace those of the same period and keep the order of time', () => {
  const rows = mergeRows(
    [toRow(entry('2026-03', 3)), toRow(entry('2026-01', 1))],
    [toRow(entry('2026-03', 9)), toRow(entry('2026-02', 2))],
  );
  expect(rows.map((row) => [row.from, row.target])).toEqual([
    ['2026-01', '1'],
    ['2026-02', '2'],
    ['2026-03', '9'],
  ]);
});

test('The preview tells new, changed and removed entries apart and leaves out the same', () => {
  const before = [entry('2026-01', 1), entry('2026-02', 2), entry('2026-03', 3)];
  const after = [entry('2026-01', 1), entry('2026-02', 5), entry('2026-04', null)];
  expect(targetChanges(before, after).map(({ from, kind }) => [from, kind])).toEqual([
    ['2026-02', 'changed'],
    ['2026-03', 'removed'],
    ['2026-04', 'new'],
  ]);
});
