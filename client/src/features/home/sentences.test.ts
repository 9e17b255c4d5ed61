import i18n from 'i18next';
import type { ChangeEntry } from '@/api/generated';
import { speak } from '@/i18n';
import { createFormat } from '@/ui/format';
import { calendar } from '@/ui/periods';
import { groupChanges, isMany, sentenceOf } from './sentences';

const change = (of: Partial<ChangeEntry>): ChangeEntry => ({
  id: 'c1',
  kind: 'kpi-value-corrected',
  at: '2026-11-20T01:00:00Z',
  by: { id: 'p1', name: 'Lee Jun' },
  subjectKind: 'kpi',
  subjectId: 'k1',
  subjectName: 'Revenue',
  period: '2026-09',
  before: 3.1,
  after: 3.4,
  unitKind: 'percent',
  unitSymbol: null,
  decimals: 1,
  reason: null,
  objectiveId: null,
  ...of,
});

async function say(language: 'ko' | 'en', of: Partial<ChangeEntry>) {
  await speak(language);
  const settings = { currency: 'KRW', timeZone: 'Asia/Seoul', fiscalYearStartMonth: 1, calendar: calendar() };
  const format = createFormat(language, settings, i18n.getFixedT(language, 'common'));
  const { before, subject, after } = sentenceOf(change(of), i18n.getFixedT(language, 'home'), format);
  return before + subject + after;
}

test.each([
  ['en', {}, 'Lee Jun corrected Revenue in Sep 2026: 3.1% → 3.4%.'],
  ['en', { kind: 'kpi-activated' }, 'Lee Jun activated Revenue.'],
  [
    'en',
    { kind: 'correction-approved', proposedBy: { id: 'p2', name: 'Kim Mina' } },
    'Lee Jun approved the correction of Revenue in Sep 2026 that Kim Mina proposed: 3.1% → 3.4%.',
  ],
  [
    'ko',
    { kind: 'correction-approved', proposedBy: { id: 'p2', name: '김미나' } },
    'Lee Jun 님이 Revenue 2026년 9월 실적 정정(김미나 님 제안)을 승인했습니다: 3.1% → 3.4%',
  ],
  ['en', { by: null }, 'Someone corrected Revenue in Sep 2026: 3.1% → 3.4%.'],
  ['en', { kind: 'something-of-tomorrow' }, 'Lee Jun changed Revenue.'],
  [
    'en',
    { kind: 'key-result-checked-in', unitKind: null, unitSymbol: '%', after: 30 },
    'Lee Jun checked in on Revenue: 30.0%.',
  ],
  ['en', { kind: 'key-result-checked-in', unitKind: null, after: null }, 'Lee Jun checked in on Revenue.'],
  [
    'ko',
    { kind: 'key-result-checked-in', unitKind: null, unitSymbol: '건', decimals: 0, after: 30 },
    'Lee Jun 님이 체크인했습니다: Revenue 30 건',
  ],
  [
    'en',
    { kind: 'key-result-checked-in', unitKind: null, measureKind: 'milestones', after: 0.25 },
    'Lee Jun checked in on Revenue: milestones 25% done.',
  ],
  [
    'ko',
    { kind: 'key-result-checked-in', unitKind: null, measureKind: 'milestones', after: 0.25 },
    'Lee Jun 님이 체크인했습니다: Revenue 마일스톤 25% 완료',
  ],
  [
    'en',
    { kind: 'key-result-checked-in', unitKind: null, measureKind: 'kpi', after: 7 },
    'Lee Jun checked in on Revenue: confidence 7.',
  ],
  [
    'ko',
    { kind: 'check-in-corrected', unitKind: null, measureKind: 'kpi', before: 7, after: 5 },
    'Lee Jun 님이 체크인을 정정했습니다: Revenue 자신감 7 → 5',
  ],
  [
    'ko',
    { kind: 'key-result-checked-in', unitKind: null, measureKind: 'zones', after: 0.7 },
    'Lee Jun 님이 체크인했습니다: Revenue 목표 수준(0.7)',
  ],
  [
    'en',
    { kind: 'key-result-checked-in', unitKind: null, measureKind: 'zones', after: 0.45 },
    'Lee Jun checked in on Revenue: 0.45.',
  ],
] as const)('In %s, %j reads: %s', async (language, of, expected) => {
  expect(await say(language, of)).toBe(expected);
});

test('In Korean every kind of event is a sentence or a sentence with its object, and names the subject once', async () => {
  await speak('ko');
  for (const kind of Object.keys(i18n.getResourceBundle('ko', 'home').changes.kinds)) {
    const said = await say('ko', { kind });
    expect(said.split('Revenue')).toHaveLength(2);
    expect(said).toMatch(/\p{Script=Hangul}/u);
    expect(said).not.toContain('{{');
  }
});

test('A name that looks like markup or a variable stays as it is', async () => {
  expect(await say('en', { kind: 'kpi-activated', subjectName: '<b>{{who}}</b>' })).toBe(
    'Lee Jun activated <b>{{who}}</b>.',
  );
});

const recorded = (id: string, by: string) => change({ id, kind: 'kpi-value-recorded', by: { id: by, name: by } });

test('Many values of one person in a row are one line, few stay lines of their own', () => {
  const many = ['1', '2', '3', '4'].map((id) => recorded(id, 'kim'));
  const few = ['5', '6'].map((id) => recorded(id, 'lee'));

  const lines = groupChanges([...many, ...few, change({ id: '7' })]);

  expect(lines.map((line) => (isMany(line) ? line.count : line.id))).toEqual([4, '5', '6', '7']);
});
