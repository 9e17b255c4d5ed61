import { toCsv } from './csv';

test('Texts with separators, quotes and line breaks survive', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j cannot run as a formula', (text) => {
  expect(toCsv([[text]])).toMatch(/^"?'/);
});

test('Numbers stay numbers, the negative ones too, and nothing stays empty', () => {
  expect(toCsv([[-3.5, 0, null, undefined, '']])).toBe('-3.5,0,,,\r\n');
});
