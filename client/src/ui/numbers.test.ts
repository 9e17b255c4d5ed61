import { parseNumber, writeNumber } from './numbers';

test.each([
  ['1,234.5', 1234.5],
  ['1234567', 1_234_567],
  ['₩1,200', 1200],
  ['￦1,200', 1200],
  ['-$3.50', -3.5],
  ['3,000원', 3000],
  ['(1,234)', -1234],
  ['−12', -12],
  ['+7', 7],
  ['１２．５', 12.5],
  [' 8\u00a0', 8],
  ['.5', 0.5],
  ['5.', 5],
  ['-0', 0],
  ['1.2억', 120_000_000],
  ['35만', 350_000],
  ['0.3조', 300_000_000_000],
  ['3.5k', 3500],
  ['2.4M', 2_400_000],
  ['1bn', 1_000_000_000],
])('%s is the number %d', (text, value) => {
  expect(parseNumber(text)?.value).toBe(value);
});

test.each(['', 'abc', '1,23', '12,3456', '1.2.3', '--5', '1e5', '12 34', '%', '1234567890.123456'])(
  '%s is no number',
  (text) => {
    expect(parseNumber(text)).toBeNull();
  },
);

test('A percent sign is reported and not applied', () => {
  expect(parseNumber('3.5 %')).toEqual({ value: 3.5, percent: true });
  expect(parseNumber('３．５％')).toEqual({ value: 3.5, percent: true });
  expect(parseNumber('3.5')).toEqual({ value: 3.5, percent: false });
});

test('A number is written for an input without separators and without an exponent', () => {
  expect(writeNumber(1_234_567.5)).toBe('1234567.5');
  expect(writeNumber(0.0000001)).toBe('0.0000001');
  expect(writeNumber(null)).toBe('');
});
