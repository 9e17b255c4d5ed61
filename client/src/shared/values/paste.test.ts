import { parseBlock } from './paste';

test('Rows end with a line break and columns with a tab', () => {
  expect(parseBlock('1\t2\r\n3\t4\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('A single cell is a block of one', () => {
  expect(parseBlock(' 1,234 ')).toEqual([['1,234']]);
});

test('Empty cells stay in their place and only empty rows at the end are dropped', () => {
  expect(parseBlock('1\t\n\t\n\t3\n\t\n\n')).toEqual([
    ['1', ''],
    ['', ''],
    ['', '3'],
  ]);
});

test('A quoted cell holds tabs, line breaks and doubled quotes', () => {
  expect(parseBlock('"a\tb\nc ""d"""\t5')).toEqual([['a\tb\nc "d"', '5']]);
});
