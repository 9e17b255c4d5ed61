import type { DifferenceCause, KpiDifference, ScorecardDifference, TimelineEntry } from '@/api/generated';
import i18n from '@/i18n';
import { createFormat } from '@/ui/format';
import { calendar } from '@/ui/periods';
import { kpiFigures, kpiSentence, stepText, structureText, waysOf } from './sentences';

const t = i18n.getFixedT('en', 'differences');
const format = createFormat(
  'en',
  { currency: 'KRW', timeZone: 'Asia/Seoul', fiscalYearStartMonth: 1, calendar: calendar(1) },
  i18n.getFixedT('en', 'common'),
);

beforeAll(() => i18n.loadNamespaces(['differences', 'history', 'kpis']));

const event: TimelineEntry = {
  id: 'kpi-values/k1/2',
  kind: 'kpi-value-corrected',
  at: '2026-04-20T00:00:00Z',
  by: { id: 'p', name: 'Kim Mina' },
  reason: 'late invoice',
  period: '2026-03',
  before: 80,
  after: 90,
  details: [],
  topics: ['correction'],
  streamKind: 'kpi-values',
  streamVersion: 2,
  position: 12,
  hash: 'abcdef',
};

const side = (value: number | null, score: number | null) => ({
  period: '2026-03',
  value,
  target: 100,
  floor: null,
  stretch: null,
  score,
  status: score === null ? ('no-data' as const) : score >= 90 ? ('green' as const) : ('amber' as const),
  notApplicable: false,
  revision: 1,
  lifecycle: 'active' as const,
  counts: true,
});

const revenue = (of: Partial<KpiDifference> = {}): KpiDifference => ({
  kpiId: 'k1',
  code: 'revenue',
  name: 'Revenue',
  unitId: 'u-sales',
  unitName: 'Sales',
  unitKind: 'count',
  unitSymbol: null,
  decimals: 0,
  direction: 'increase',
  before: side(80, 80),
  after: side(90, 90),
  places: [{ scorecardId: 's1', objectiveId: 'o1' }],
  causes: [{ kind: 'value', event, via: null }],
  ...of,
});

const score = (value: number) => ({ score: value, coverage: 1, status: 'amber' as const });

const company: ScorecardDifference = {
  beforeId: 's1',
  afterId: 's1',
  name: 'Company 2026',
  unitId: 'u-company',
  unitName: 'Company',
  nodes: [
    {
      level: 'scorecard',
      id: 's1',
      name: 'Company 2026',
      perspectiveId: null,
      before: score(70),
      after: score(72),
      supports: [],
    },
    {
      level: 'perspective',
      id: 'p1',
      name: 'Finance',
      perspectiveId: null,
      before: score(74),
      after: score(78),
      supports: [],
    },
    {
      level: 'objective',
      id: 'o1',
      name: 'Grow',
      perspectiveId: 'p1',
      before: score(80),
      after: score(90),
      supports: [],
    },
  ],
  structure: [],
};

test('A correction is told with who, when, why, and what it did to the score', () => {
  expect(kpiSentence(revenue(), t, format)).toBe(
    'Mar 2026 corrected 80 → 90 (Kim Mina, Apr 20, 2026, 9:00 AM, “late invoice”) → score 80.0 → 90.0',
  );
  expect(kpiFigures(revenue(), t, format)).toEqual(['Actual 80 → 90']);
});

test('The way leads from the objective over its perspective to the scorecard', () => {
  const [way] = waysOf(revenue(), [company]);
  expect(way?.map((step) => stepText(step, t, format)).join(' → ')).toBe(
    'Grow 80.0 → 90.0 → Finance 74.0 → 78.0 → Company 2026 70.0 → 72.0',
  );
});

test('It goes on to the objective that is supported, and ends where nothing moves', () => {
  const below: ScorecardDifference = {
    ...company,
    beforeId: 's2',
    afterId: 's2',
    nodes: [
      {
        level: 'objective',
        id: 'o2',
        name: 'Sell more',
        perspectiveId: 'p2',
        before: score(60),
        after: score(65),
        supports: [{ scorecardId: 's1', objectiveId: 'o1' }],
      },
    ],
  };
  const ways = waysOf({ places: [{ scorecardId: 's2', objectiveId: 'o2' }] }, [company, below]);
  expect(ways.map((way) => way.map(({ name }) => name))).toEqual([['Sell more'], ['Grow', 'Finance', 'Company 2026']]);
  expect(waysOf({ places: [{ scorecardId: 's9', objectiveId: 'o9' }] }, [company])).toEqual([]);
});

test('Causes that nobody recorded have words too', () => {
  const another: DifferenceCause = { kind: 'another-period', event: null, via: null };
  const july = { ...side(90, 75), period: '2026-07', target: 120 };
  const later = revenue({ before: side(90, 90), after: july, causes: [another] });
  expect(kpiSentence(later, t, format)).toBe('another period (Mar 2026 → Jul 2026) → score 90.0 → 75.0');
  expect(kpiFigures(later, t, format)).toEqual(['Target 100 → 120']);
  const overdue = revenue({
    before: side(null, null),
    after: side(null, null),
    causes: [{ kind: 'time-passed', event: null, via: null }],
  });
  expect(kpiSentence(overdue, t, format)).toBe('the period ended, or its value became overdue');
});

test('What is computed names the KPI whose value was corrected', () => {
  const via = { kpiId: 'k2', name: 'Orders', unitKind: 'percent' as const, unitSymbol: null, decimals: 0 };
  expect(kpiSentence(revenue({ causes: [{ kind: 'value', event, via }] }), t, format)).toMatch(
    /^Orders, of which it is computed: Mar 2026 corrected 80% → 90% /,
  );
});

test('An event that this client does not know yet is told by its name', () => {
  const cause: DifferenceCause = {
    kind: 'definition',
    event: { ...event, kind: 'kpi-translated', reason: null },
    via: null,
  };
  expect(kpiSentence(revenue({ causes: [cause] }), t, format)).toContain('kpi-translated Mar 2026 (Kim Mina');
});

test('Changes of structure have words of their own', () => {
  const change = {
    kind: 'weighted' as const,
    subject: {
      thing: 'placement' as const,
      perspectiveId: null,
      objectiveId: 'o1',
      kpiId: 'k1',
      otherObjectiveId: null,
      otherScorecardId: null,
    },
    perspective: null,
    objective: 'Grow',
    kpi: null,
    other: null,
    details: [{ name: 'weight', before: '1', after: '3' }],
    causes: [],
  };
  expect(structureText(change, t, format)).toBe('Weight of something you may not see under Grow 1 → 3');
});
