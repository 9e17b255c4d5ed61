import { calendar } from './periods';

const january = calendar(1);
const april = calendar(4);

test.each([
  ['2026', '2026-01-01', '2026-12-31'],
  ['2026-H2', '2026-07-01', '2026-12-31'],
  ['2026-Q1', '2026-01-01', '2026-03-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026-W01', '2025-12-29', '2026-01-04'],
  ['2026-W53', '2026-12-28', '2027-01-03'],
  ['2026-11-21', '2026-11-21', '2026-11-21'],
])('%s lasts from %s to %s', (key, start, end) => {
  expect(january.parse(key)).toMatchObject({ key, start, end });
});

test.each(['2026-13', '2026-00', '2026-Q5', '2026-W54', '2025-W53', '2026-02-30', '26', 'next month', ''])(
  '"%s" is no period',
  (key) => expect(january.parse(key)).toBeNull(),
);

test('A fiscal year is named after the calendar year in which it ends', () => {
  expect(april.parse('2026')).toMatchObject({ start: '2025-04-01', end: '2026-03-31' });
  expect(april.parse('2026-Q1')).toMatchObject({ start: '2025-04-01', end: '2025-06-30' });
  expect(april.parse('2026-H2')).toMatchObject({ start: '2025-10-01', end: '2026-03-31' });
  expect(april.parse('2026-03')).toMatchObject({ start: '2026-03-01', end: '2026-03-31' });
});

test.each([
  ['year', '2027'],
  ['half', '2027-H2'],
  ['quarter', '2027-Q3'],
  ['month', '2026-11'],
  ['week', '2026-W47'],
  ['day', '2026-11-21'],
] as const)('With a fiscal year from April, 21 November 2026 lies in the %s %s', (kind, key) => {
  expect(april.of('2026-11-21', kind).key).toBe(key);
});

test.each([
  ['2026-11', 2, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-Q4', 1, '2027-Q1'],
  ['2026-H1', -1, '2025-H2'],
  ['2026-W53', 1, '2027-W01'],
  ['2026-03-01', -1, '2026-02-28'],
])('%s moved by %i is %s', (key, steps, expected) => {
  const period = january.parse(key);
  expect(period && january.shift(period, steps).key).toBe(expected);
});

test('The last completed month is the one before the month of today', () => {
  expect(january.lastCompleted('2026-11-30', 'month').key).toBe('2026-10');
  expect(january.lastCompleted('2026-01-01', 'month').key).toBe('2025-12');
});

test('A range holds both its ends', () => {
  expect(january.range('2025-11', '2026-02').map((period) => period.key)).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
});
