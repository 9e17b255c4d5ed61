import { codeAtCaret, suggestions } from './codeAtCaret';

test.each([
  ['con', 3, { start: 0, end: 3, word: 'con' }],
  ['conversions / vis', 17, { start: 14, end: 17, word: 'vis' }],
  ['new-cus / 2', 7, { start: 0, end: 7, word: 'new-cus' }],
  ['a -vis', 6, { start: 3, end: 6, word: 'vis' }],
  ['sum(new_customers, 3)', 7, { start: 4, end: 17, word: 'new_customers' }],
  ['전환', 2, { start: 0, end: 2, word: '전환' }],
  ['a / ', 4, null],
  ['100', 3, null],
])('In “%s” the word at %d is found', (text, caret, found) => {
  expect(codeAtCaret(text, caret)).toEqual(found);
});

test('Codes that begin with the word come before names, and the KPI itself is left out', () => {
  const kpis = [
    { id: '1', code: 'page-visits', name: 'Visits' },
    { id: '2', code: 'visitors', name: 'People' },
    { id: '3', code: 'reach', name: 'Visible reach' },
    { id: '4', code: 'visit-rate', name: 'Rate' },
  ];
  expect(suggestions(kpis, 'visi', '4').map((kpi) => kpi.code)).toEqual(['visitors', 'page-visits', 'reach']);
});
