import type {
  KpiReading,
  ObjectiveView,
  PerspectiveView,
  PlacementView,
  ScorecardView,
  ScoreView,
} from '@/api/generated';

const total = (score: number | null): ScoreView => ({
  score,
  coverage: score === null ? 0 : 1,
  status: score === null ? 'no-data' : score >= 90 ? 'green' : score >= 70 ? 'amber' : 'red',
  explanation: { rule: 'roll-up', result: score, unit: 'score', terms: [], settings: [] },
});

const explanation = { rule: 'score-increase', result: 80, unit: 'score', terms: [], settings: [] };

const reading = (of: Partial<KpiReading>): KpiReading => ({
  period: '2026-10',
  value: 80,
  target: 100,
  floor: null,
  stretch: null,
  score: 80,
  attainment: 0.8,
  progress: null,
  status: 'amber',
  present: 1,
  expected: 1,
  unweighted: false,
  notApplicable: false,
  recordedAt: '2026-11-02T00:00:00Z',
  revision: 1,
  scoreExplanation: explanation,
  valueExplanation: explanation,
  ...of,
});

export const kpi = ({ value = 80, ...of }: Partial<PlacementView> & { value?: number } = {}): PlacementView => ({
  kpiId: 'k1',
  code: 'REV-1',
  name: 'Revenue',
  unitKind: 'count',
  unitSymbol: null,
  decimals: 0,
  direction: 'increase',
  weight: 1,
  reading: reading({ value }),
  sparkline: [70, 75, 80],
  replacedByKpiId: null,
  counts: true,
  ...of,
});

export const objective = ({
  score = 80,
  ...of
}: Partial<ObjectiveView> & { score?: number | null } = {}): ObjectiveView => ({
  id: 'o1',
  name: 'Grow revenue',
  description: null,
  theme: null,
  weight: 1,
  ownerPersonId: null,
  total: total(score),
  kpis: [kpi()],
  supportedBy: [],
  supports: [],
  ...of,
});

export const perspective = ({
  score = 80,
  ...of
}: Partial<PerspectiveView> & { score?: number | null } = {}): PerspectiveView => ({
  id: 'p1',
  kind: 'financial',
  name: 'Financial',
  weight: 1,
  total: total(score),
  objectives: [objective()],
  ...of,
});

export const scorecard = ({
  score = 80,
  ...of
}: Partial<ScorecardView> & { score?: number | null } = {}): ScorecardView => ({
  id: 's1',
  version: 7,
  unitId: 'u-company',
  unitName: 'Company',
  fiscalYear: 2026,
  name: 'Company 2026',
  asOf: { date: '2026-10', knownAt: '2026-11-21T00:00:00Z', isPast: false },
  period: '2026-10',
  span: 'period',
  total: total(score),
  rollUp: { missing: 'exclude', carryPeriods: null, capChildrenAt100: false },
  perspectives: [
    perspective(),
    perspective({
      id: 'p2',
      kind: 'customer',
      name: 'Customer',
      objectives: [objective({ id: 'o2', name: 'Keep customers', score: 92, kpis: [] })],
    }),
  ],
  links: [],
  layout: [],
  children: [],
  childrenTotal: null,
  structureFrom: '2026-01',
  structureVersions: ['2026-01'],
  warnings: [],
  hiddenKpis: 0,
  canEdit: true,
  ...of,
});
