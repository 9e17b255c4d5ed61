import i18n, { speak } from '@/i18n';
import { createFormat } from './format';
import { calendar } from './periods';

const settings = { currency: 'KRW', timeZone: 'Asia/Seoul', fiscalYearStartMonth: 1, calendar: calendar() };

async function formatIn(language: 'ko' | 'en') {
  await speak(language);
  return createFormat(language, settings, i18n.getFixedT(language, 'common'));
}

const unit = (
  unitKind: 'count' | 'percent' | 'currency' | 'duration',
  decimals: number,
  unitSymbol: string | null = null,
) => ({
  unitKind,
  decimals,
  unitSymbol,
});

test('Periods read as people say them', async () => {
  const keys = ['2026', '2026-H1', '2026-Q4', '2026-11', '2026-W47'];
  const ko = await formatIn('ko');
  expect(keys.map((key) => ko.period(key))).toEqual([
    '2026년',
    '2026년 상반기',
    '2026년 4분기',
    '2026년 11월',
    '2026년 47주차',
  ]);
  const en = await formatIn('en');
  expect(keys.map((key) => en.period(key))).toEqual(['2026', 'H1 2026', 'Q4 2026', 'Nov 2026', 'Week 47, 2026']);
});

test('Values carry their unit', async () => {
  const en = await formatIn('en');
  expect(en.value(1234567, unit('count', 0))).toBe('1,234,567');
  expect(en.value(3.5, unit('percent', 1))).toBe('3.5%');
  expect(en.value(-1200, unit('currency', 0))).toBe('−₩1,200');
  expect(en.value(2.4, unit('duration', 1, 'days'))).toBe('2.4 days');
});

test('Large values are shortened only when asked, in the words of the language', async () => {
  const ko = await formatIn('ko');
  expect(ko.value(1_843_000_000, unit('currency', 0), true)).toBe('₩18.4억');
  expect(ko.value(9_999, unit('count', 0), true)).toBe('9,999');
  expect(ko.value(123_456_789, unit('currency', 0), true)).toBe('₩1.23억');
  expect(ko.value(12_345_678, unit('currency', 0), true)).toBe('₩1234.6만');
  expect(ko.value(1_234_567_890_123, unit('count', 0), true)).toBe('1.23조');
});

test('Scores have one decimal, ratios are percentages, differences have their sign', async () => {
  const en = await formatIn('en');
  expect(en.score(88.5714285)).toBe('88.6');
  expect(en.percent(1.15)).toBe('115%');
  expect([en.difference(3.25), en.difference(-3.25), en.difference(0)]).toEqual(['+3.3', '−3.3', '0.0']);
});

test('Instants are shown in the time zone of the organization, days as they are', async () => {
  const en = await formatIn('en');
  expect(en.dateTime('2026-11-20T16:30:00Z')).toBe('Nov 21, 2026, 1:30 AM');
  expect(en.date('2026-11-21')).toBe('Nov 21, 2026');
});

test('What is not there is a dash, never a zero', async () => {
  const en = await formatIn('en');
  expect([
    en.score(null),
    en.percent(null),
    en.value(null, unit('count', 0)),
    en.date(null),
    en.period(undefined),
  ]).toEqual(Array(5).fill('–'));
});

test('Time ago is told in the coarsest unit that says something', async () => {
  const en = await formatIn('en');
  const now = Date.parse('2026-11-21T12:00:00Z');
  expect(en.relative('2026-11-21T11:59:40Z', now)).toBe('now');
  expect((await formatIn('ko')).relative('2026-11-21T11:59:40Z', now)).toBe('지금');
  expect(en.relative('2026-11-21T11:59:20Z', now)).toBe('1 minute ago');
  expect(en.relative('2026-11-21T11:58:00Z', now)).toBe('2 minutes ago');
  expect(en.relative('2026-11-20T10:00:00Z', now)).toBe('yesterday');
  expect(en.relative('2026-09-01T10:00:00Z', now)).toBe('3 months ago');
});
