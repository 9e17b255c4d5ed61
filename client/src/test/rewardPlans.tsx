import { HttpResponse, http } from 'msw';
import type { PayRules, RewardPlanDetail } from '@/api/generated';
import { PlanPage } from '@/features/rewards/plans/PlanPage';
import { renderPage } from './renderPage';
import { hr, rewardAsOf, rewardPlan } from './rewards';
import { server } from './server';

export const planRules: PayRules = {
  measures: [
    {
      id: 'm-1',
      basis: 'kpi-attainment',
      subjectId: 'k-csat',
      weight: 100,
      curve: {
        points: [
          { attainment: 80, factor: 50, toNext: 'step-down' },
          { attainment: 100, factor: 100, toNext: 'interpolate' },
        ],
      },
      missing: 'hold',
      reason: null,
    },
  ],
  combination: 'additive',
  gates: [],
  modifiers: [{ id: 'mod-1', name: 'Personal', minimum: 80, maximum: 120 }],
  cap: 150,
  rounding: { unit: 1000, mode: 'half-even' },
  poolAmount: null,
  recoveryLimit: null,
};

export const planDetail: RewardPlanDetail = {
  plan: { ...rewardPlan, version: 3, hasDraft: true },
  asOf: rewardAsOf,
  approvers: [],
  draft: planRules,
  published: [{ number: 1, from: '2026-Q1', rules: planRules }],
  warnings: [{ code: 'curve-cliff', ruleId: 'm-1', at: 80 }],
};

const participant = {
  id: 'part-1',
  version: 1,
  person: { id: 'p-lee', name: 'Lee Jun' },
  segments: [{ from: '2026-01-01', to: '2026-12-31', unitId: 'u-sales', targetAmount: 6_000_000 }],
  modifiers: [],
};

const person = (id: string, name: string) => ({
  id,
  version: 1,
  name,
  email: null,
  title: null,
  unitId: 'u-online',
  active: true,
  hasAccount: true,
  erased: false,
  grants: [],
});

/** A plan with its participant, whatever is written about it; what was written is told. */
export function servePlan(change: Partial<RewardPlanDetail> = {}, answer?: { status: number; body: object }) {
  const sent: [string, unknown][] = [];
  const keep = async ({ request }: { request: Request }) => {
    sent.push([new URL(request.url).pathname.replace('/api/v1/reward-plans/', ''), await request.json()]);
    if (answer) return HttpResponse.json(answer.body, { status: answer.status });
    return HttpResponse.json({ version: 4, recordedAt: '2026-11-21T01:00:00Z', joined: 2, already: 1 });
  };
  const shown = { ...planDetail, ...change };
  server.use(
    http.get('*/api/v1/reward-plans', () => HttpResponse.json({ asOf: rewardAsOf, plans: [shown.plan] })),
    http.get('*/api/v1/reward-plans/plan-1', () => HttpResponse.json(shown)),
    http.get('*/api/v1/reward-plans/plan-1/participants', () =>
      HttpResponse.json({ asOf: rewardAsOf, participants: [participant] }),
    ),
    http.get('*/api/v1/kpis', () => HttpResponse.json([{ id: 'k-csat', name: 'CSAT', code: 'csat' }])),
    http.get('*/api/v1/people', () => HttpResponse.json([person('p-lee', 'Lee Jun'), person('p-han', 'Han Sora')])),
    http.post('*/api/v1/reward-plans/plan-1/simulations', async ({ request }) => {
      sent.push(['simulations', await request.json()]);
      return HttpResponse.json({
        currency: 'KRW',
        periods: [{ period: '2026-Q3', lines: 1, held: 0, beforePool: null, total: 6_600_000, compared: 6_000_000 }],
        total: 6_600_000,
        compared: 6_000_000,
        units: [{ unitId: 'u-sales', unitName: 'Sales', amount: 6_600_000, compared: 6_000_000 }],
        people: [{ person: participant.person, amount: 6_600_000, compared: 6_000_000 }],
        sensitivity: [{ measureId: 'm-1', cost: 75_000 }],
        awards: [],
        unitAwards: [],
        personAwards: [],
        awardsOnly: false,
      });
    }),
    http.put('*/api/v1/reward-plans/*', keep),
    http.post('*/api/v1/reward-plans/*', keep),
  );
  return sent;
}

export const openPlan = (search = '', as = hr) =>
  renderPage(<PlanPage />, { path: '/rewards/plans/$planId', url: `/rewards/plans/plan-1${search}`, session: as });
