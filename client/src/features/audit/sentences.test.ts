import i18n from '@/i18n';
import en from '@/i18n/en/audit.json';
import { createFormat } from '@/ui/format';
import { calendar } from '@/ui/periods';
import { sentenceOf } from './sentences';

const settings = { currency: 'KRW', timeZone: 'Asia/Seoul', fiscalYearStartMonth: 1, calendar: calendar() };

async function say(type: string, data: string, more: { before?: string; period?: string } = {}) {
  await i18n.loadNamespaces(['audit', 'session', 'integrity']);
  const t = i18n.getFixedT('en', ['audit', 'session', 'integrity'] as const);
  const subject = { kind: 'k', id: 'i', name: null, code: null, kpiId: null, period: more.period ?? null };
  return sentenceOf(
    { type, data, before: more.before ?? null, subject },
    t as never,
    createFormat('en', settings, i18n.getFixedT('en', 'common')),
  );
}

test.each([
  [
    'kpi-value-recorded',
    '{"value":1234.5,"numerator":null,"denominator":null,"period":"2026-11"}',
    'Recorded Nov 2026: 1,234.5',
  ],
  [
    'kpi-value-corrected',
    '{"value":null,"numerator":12,"denominator":400,"period":"2026-11"}',
    'Corrected Nov 2026 to 12 ÷ 400',
  ],
  ['person-role-granted', '{"role":"unit-manager","unitId":"u"}', 'Granted the role Unit manager'],
  ['unit-defined', '{"code":"sales","name":"<b>영업</b>","parentId":null}', 'Added the unit <b>영업</b> (sales)'],
  ['kpi-targets-set', '{"targets":[{},{}],"removed":[]}', 'Set 2 targets, removed 0'],
  ['scorecard-created', '{"fiscalYear":2026,"name":"Sales"}', 'Created the scorecard Sales for fiscal year 2026'],
])('%s', async (type, data, sentence) => {
  expect(await say(type, data)).toBe(sentence);
});

test('A correction is told by the period whose value it is about', async () => {
  expect(await say('correction-approved', '{}', { period: '2026-10' })).toBe('Approved the correction of Oct 2026');
});

test('A change of the settings says which ones, from what to what', async () => {
  const before = '{"settings":{"name":"Test","currency":"KRW","graceDays":5}}';
  const data = '{"settings":{"name":"Test","currency":"USD","graceDays":5,"approveCorrections":true}}';
  expect(await say('organization-settings-revised', data, { before })).toBe(
    'Changed the settings: Currency KRW → USD, Approve corrections off → on',
  );
});

test('What somebody spoilt, and what a later version recorded, still stands there', async () => {
  expect(await say('kpi-value-recorded', 'no json')).toBe('Recorded:');
  expect(await say('not-known-yet', '{}')).toBe('not-known-yet');
});

test('No sentence shows a placeholder', async () => {
  for (const type of Object.keys(en.sentences)) expect(await say(type, '{}')).not.toMatch(/[{}]/);
});
