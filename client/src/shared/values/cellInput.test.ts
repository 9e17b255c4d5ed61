import { type CellKind, EMPTY, editText, NOT_APPLICABLE, parseCell, sameInput } from './cellInput';

const percent: CellKind = { unitKind: 'percent', direction: 'increase', aggregation: 'average' };
const count: CellKind = { unitKind: 'count', direction: 'increase', aggregation: 'sum' };
const share: CellKind = { unitKind: 'ratio', direction: 'increase', aggregation: 'average' };
const rate: CellKind = { unitKind: 'percent', direction: 'increase', aggregation: 'ratio' };
const answer: CellKind = { unitKind: 'other', direction: 'yes-no', aggregation: 'last' };

const value = (figure: number) => ({ ...EMPTY, value: figure });

test('A percent sign belongs to a percentage, divides a ratio by a hundred and means nothing for a count', () => {
  expect(parseCell('3.5%', percent)).toEqual(value(3.5));
  expect(parseCell('3.5', percent)).toEqual(value(3.5));
  expect(parseCell('35%', share)).toEqual(value(0.35));
  expect(parseCell('35%', count)).toBeNull();
});

test.each(['', '  ', '-', '–'])('%j leaves the cell alone', (text) => {
  expect(parseCell(text, count)).toBe('empty');
});

test.each(['N/A', 'n/a', 'NA', '#N/A', '해당 없음', '해당없음'])('%s marks the cell as not applicable', (text) => {
  expect(parseCell(text, count)).toEqual(NOT_APPLICABLE);
});

test('Both parts of a ratio are read from one text, and only for a ratio', () => {
  const parts = { ...EMPTY, numerator: 40, denominator: 1500 };
  expect(parseCell('40/1,500', rate)).toEqual(parts);
  expect(parseCell('40 ÷ 1,500', rate)).toEqual(parts);
  expect(parseCell('8%', rate)).toEqual(value(8));
  expect(parseCell('40/', rate)).toBeNull();
  expect(parseCell('40/500', count)).toBeNull();
});

test.each([
  ['예', 1],
  ['yes', 1],
  ['1', 1],
  ['아니요', 0],
  ['x', 0],
])('%s answers a yes/no question', (text, figure) => {
  expect(parseCell(text, answer)).toEqual(value(figure));
  expect(parseCell('2', answer)).toBeNull();
});

test('Editing starts with what the cell holds', () => {
  expect(editText(value(1234.5))).toBe('1234.5');
  expect(editText({ ...EMPTY, value: 8, numerator: 40, denominator: 500 })).toBe('40/500');
  expect(editText(NOT_APPLICABLE)).toBe('N/A');
  expect(editText(EMPTY)).toBe('');
});

test('The same parts change nothing; a plain value over parts does', () => {
  const parts = { ...EMPTY, numerator: 40, denominator: 500 };
  const saved = { ...parts, value: 8 };
  expect(sameInput(saved, parts)).toBe(true);
  expect(sameInput(saved, value(8))).toBe(false);
  expect(sameInput(value(8), value(8))).toBe(true);
  expect(sameInput(NOT_APPLICABLE, NOT_APPLICABLE)).toBe(true);
  expect(sameInput(value(8), NOT_APPLICABLE)).toBe(false);
});
