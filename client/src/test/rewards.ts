import type { DisputeView, RewardPlanItem, RewardRunDetail, RewardRunView, RewardStatement } from '@/api/generated';
import type { Session } from '@/shared/session';
import { session } from './fixtures';

/** Somebody who runs pay, and is paid, too. */
export const hr: Session = {
  ...session,
  permissions: [...session.permissions, { permission: 'manage-rewards', unitIds: ['u-company'] }],
};

export const rewardAsOf = { date: '2026-10', knownAt: '2026-11-21T01:00:00Z', isPast: false };

const points = [
  { attainment: 80, factor: 50, toNext: 'interpolate' as const },
  { attainment: 100, factor: 100, toNext: 'interpolate' as const },
  { attainment: 120, factor: 150, toNext: 'interpolate' as const },
];

const evidence = [
  {
    period: '2026-07',
    value: 110,
    numerator: null,
    denominator: null,
    recordedAt: '2026-08-03T01:00:00Z',
    target: 100,
    attainment: 1.1,
  },
];

/** The worked example: revenue 110 %, CSAT 95 %, a gate that failed, joined in the middle. */
export const statement: RewardStatement = {
  runId: 'r-1',
  planId: 'plan-1',
  planName: 'Sales bonus',
  planVersion: 1,
  person: { id: 'p-kim', name: 'Kim Mina' },
  period: '2026-Q3',
  status: 'frozen',
  knownAt: '2026-10-05T01:00:00Z',
  hash: 'abcdef0123456789',
  currency: 'KRW',
  combination: 'additive',
  cap: null,
  rounding: { unit: 1, mode: 'half-even' },
  pool: null,
  units: [
    {
      unitId: 'u-sales',
      unitName: 'Sales',
      factors: [
        {
          measureId: 'm-1',
          basis: 'kpi-attainment',
          subjectId: 'k-revenue',
          name: 'Revenue',
          weight: 60,
          actual: 110,
          target: 100,
          unitKind: 'count',
          unitSymbol: null,
          decimals: 0,
          formula: 'ratio',
          percent: 110,
          missing: false,
          factor: 1.25,
          curve: { points },
          from: points[1] ?? null,
          evidence,
          scorecard: null,
          withheld: false,
          mayOpen: true,
        },
        {
          measureId: 'm-2',
          basis: 'kpi-attainment',
          subjectId: 'k-csat',
          name: 'CSAT',
          weight: 40,
          actual: 95,
          target: 100,
          unitKind: 'score',
          unitSymbol: null,
          decimals: 0,
          formula: 'ratio',
          percent: 95,
          missing: false,
          factor: 0.875,
          curve: { points },
          from: points[0] ?? null,
          evidence: [],
          scorecard: null,
          withheld: false,
          mayOpen: true,
        },
      ],
      combined: 1.1,
      gates: [
        {
          gate: {
            id: 'g-1',
            kpiId: 'k-churn',
            figure: 'value',
            comparison: 'at-most',
            limit: 3,
            everySubPeriod: true,
            effect: 'cap-at',
            amount: 80,
            missing: 'hold',
          },
          name: 'Churn',
          unitKind: 'percent',
          unitSymbol: null,
          decimals: 1,
          held: false,
          before: 1.1,
          after: 0.8,
          evidence: [],
          failures: [{ period: '2026-08', figure: 3.4 }],
          mayOpen: true,
        },
      ],
      modifiers: [],
      factor: 0.8,
      parts: [
        { from: '2026-08-16', to: '2026-09-30', days: 46, periodDays: 92, targetAmount: 6_000_000, amount: 2_400_000 },
      ],
    },
  ],
  unrounded: 2_400_000,
  scaled: false,
  amount: 2_400_000,
  adjusts: null,
  paidBefore: 0,
  due: 2_400_000,
  held: [],
  awards: [],
  awardsOnly: false,
  cut: null,
  changes: null,
};

export const rewardPlan: RewardPlanItem = {
  id: 'plan-1',
  version: 2,
  name: 'Sales bonus',
  description: null,
  frequency: 'quarterly',
  unitId: 'u-sales',
  unitName: 'Sales',
  archived: false,
  hasDraft: false,
  inForce: 1,
  versions: [{ number: 1, from: '2026-Q1', superseded: false }],
  canManage: true,
};

export const run: RewardRunView = {
  id: 'r-1',
  version: 2,
  planId: 'plan-1',
  planName: 'Sales bonus',
  planVersion: 1,
  period: '2026-Q3',
  status: 'reviewed',
  knownAt: '2026-10-05T01:00:00Z',
  adjusts: null,
  lines: 2,
  held: 0,
  total: 5_400_000,
  due: 5_400_000,
  hash: 'abcdef0123456789',
  granted: null,
  withdrawn: null,
  awardsOnly: false,
  computedBy: { id: 'p-lee', name: 'Lee Jun' },
  reviewedBy: { id: 'p-kim', name: 'Kim Mina' },
  approvedBy: null,
  changedAt: '2026-10-06T01:00:00Z',
  canManage: true,
  canApprove: true,
  changedValues: 0,
};

export const runDetail = (change: Partial<RewardRunView> = {}): RewardRunDetail => ({
  run: { ...run, ...change },
  lines: [
    {
      person: { id: 'p-kim', name: 'Kim Mina' },
      unitIds: ['u-sales'],
      factor: 0.8,
      amount: 2_400_000,
      paidBefore: 0,
      due: 2_400_000,
      held: [],
      awards: [],
    },
    {
      person: { id: 'p-lee', name: 'Lee Jun' },
      unitIds: ['u-online'],
      factor: null,
      amount: null,
      paidBefore: 0,
      due: null,
      held: [
        {
          code: 'measure-missing',
          basis: 'kpi-attainment',
          subjectId: 'k-revenue',
          kpiCode: 'REV',
          name: 'Revenue',
          reason: 'no-data',
          periods: ['2026-08', '2026-09'],
        },
      ],
      awards: [],
    },
  ],
  steps: [
    { status: 'computed', by: { id: 'p-lee', name: 'Lee Jun' }, at: '2026-10-05T01:00:00Z' },
    { status: 'reviewed', by: { id: 'p-kim', name: 'Kim Mina' }, at: '2026-10-06T01:00:00Z' },
    { status: 'approved', by: { id: 'p-han', name: 'Han Sora' }, at: '2026-10-07T01:00:00Z' },
    { status: 'frozen', by: null, at: '2026-10-08T01:00:00Z' },
  ],
  cut: null,
  approvers: [
    { id: 'p-han', name: 'Han Sora' },
    { id: 'p-kim', name: 'Kim Mina' },
  ],
  warnings: [],
});

export const dispute: DisputeView = {
  id: 'd-1',
  version: 1,
  runId: 'r-1',
  planName: 'Sales bonus',
  period: '2026-Q3',
  person: { id: 'p-lee', name: 'Lee Jun' },
  reason: 'value',
  status: 'open',
  messages: [
    { by: { id: 'p-lee', name: 'Lee Jun' }, text: 'The September value is too low.', at: '2026-10-06T01:00:00Z' },
  ],
  changedAt: '2026-10-07T01:00:00Z',
  canDecide: true,
};
