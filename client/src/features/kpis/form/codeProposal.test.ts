import { proposeCode } from './codeProposal';

test.each([
  ['Customer acquisition cost (CAC)', 'customer-acquisition-cost-cac'],
  ['  NPS  ', 'nps'],
  ['Café visits', 'cafe-visits'],
  ['전환율', 'jeonhwanyul'],
  ['고객 만족도', 'gogaek-manjokdo'],
  ['매출 성장률 %', 'maechul-seongjangryul-rate'],
  ['—', ''],
])('%s becomes %j', (name, code) => {
  expect(proposeCode(name)).toBe(code);
});

test('A long name is cut without a hyphen at the end', () => {
  const code = proposeCode(`${'a'.repeat(63)} b`);
  expect(code).toBe('a'.repeat(63));
});
