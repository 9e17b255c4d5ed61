import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { RewardPlanDetail, RewardSimulation } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { openPlan, servePlan } from '@/test/rewardPlans';
import { hr, rewardAsOf, rewardPlan } from '@/test/rewards';
import { server } from '@/test/server';
import { PlanPage } from '../plans/PlanPage';

const rules: NonNullable<RewardPlanDetail['draft']> = {
  measures: [],
  combination: 'additive',
  gates: [],
  modifiers: [],
  cap: null,
  rounding: { unit: 1, mode: 'half-even' },
  poolAmount: null,
  recoveryLimit: null,
  awards: [
    {
      id: 'a-1',
      name: 'Special leave',
      quantity: 1,
      quantityUnit: 'day',
      unitId: null,
      condition: {
        kpiId: 'k-csat',
        figure: 'value',
        comparison: 'at-least',
        limit: 90,
        everySubPeriod: true,
        missing: 'hold',
      },
      top: null,
    },
  ],
};

const detail: RewardPlanDetail = {
  plan: { ...rewardPlan, name: 'Team reward' },
  asOf: rewardAsOf,
  approvers: [],
  draft: null,
  published: [{ number: 1, from: '2026-Q1', rules }],
  warnings: [],
};

const leave = { awardId: 'a-1', name: 'Special leave', quantityUnit: 'day' };
const granted = (people: number, held = 0) => ({ people, quantity: people, held });
const person = { id: 'p-kim', name: 'Kim Mina' };

const simulation: RewardSimulation = {
  currency: 'KRW',
  periods: [{ period: '2026-Q3', lines: 2, held: 0, beforePool: null, total: 0, compared: 0 }],
  total: 0,
  compared: 0,
  units: [{ unitId: 'u-sales', unitName: 'Sales', amount: 0, compared: 0 }],
  people: [{ person, amount: 0, compared: 0 }],
  sensitivity: [],
  awards: [
    { ...leave, period: '2026-Q2', granted: granted(0, 2), compared: granted(0) },
    { ...leave, period: '2026-Q3', granted: granted(2), compared: granted(1) },
  ],
  unitAwards: [{ ...leave, unitId: 'u-sales', unitName: 'Sales', granted: granted(2, 2), compared: granted(1) }],
  personAwards: [{ ...leave, person, granted: granted(1), compared: granted(0) }],
  awardsOnly: true,
};

function open(change: Partial<RewardPlanDetail> = {}, simulated = simulation) {
  const sent: unknown[] = [];
  server.use(
    http.get('*/api/v1/reward-plans/plan-1', () => HttpResponse.json({ ...detail, ...change })),
    http.get('*/api/v1/kpis', () => HttpResponse.json([{ id: 'k-csat', name: 'CSAT', code: 'csat' }])),
    http.post('*/api/v1/reward-plans/plan-1/simulations', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(simulated);
    }),
  );
  const page = renderPage(<PlanPage />, {
    path: '/rewards/plans/$planId',
    url: '/rewards/plans/plan-1?tab=simulation',
    session: hr,
  });
  return { sent, ...page };
}

test('A plan of awards alone is simulated as recipients and quantities, without money', async () => {
  const { user } = open();
  await user.click(await screen.findByRole('combobox', { name: 'Beside them' }));
  await user.click(await screen.findByRole('option', { name: 'Version 1' }));
  await user.click(screen.getByRole('button', { name: 'Simulate' }));
  const byPeriod = await screen.findByRole('table', { name: 'Rewards besides money, by period' });
  expect(within(byPeriod).getByRole('row', { name: /Q2 2026/ })).toHaveTextContent('nobodynobody0 day2');
  expect(within(byPeriod).getByRole('row', { name: /Q3 2026/ })).toHaveTextContent(
    '2 people · 2 day1 person · 1 day+1 day0',
  );
  const people = screen.getByRole('table', { name: 'Rewards besides money, person by person' });
  expect(within(people).getByRole('row', { name: /Kim Mina/ })).toHaveTextContent('Special leave1 daynobody+1 day');
  expect(screen.getByRole('table', { name: 'Rewards besides money, by unit' })).toHaveTextContent('2 people · 2 day');
  expect(screen.getByText(/2 times it is not known/)).toBeVisible();
  expect(document.body).not.toHaveTextContent('₩');
});

test('Where the pool cut the amounts, it says in how many periods and what they came to before', async () => {
  const { user } = open(
    {},
    {
      ...simulation,
      awards: [],
      awardsOnly: false,
      periods: [
        { period: '2026-Q2', lines: 2, held: 0, beforePool: 2_500_000.5, total: 2_000_000, compared: null },
        { period: '2026-Q3', lines: 2, held: 0, beforePool: null, total: 1_500_000, compared: null },
      ],
      sensitivity: [{ measureId: 'm-1', cost: 0 }],
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Simulate' }));
  const byPeriod = await screen.findByRole('table', { name: 'By period' });
  expect(within(byPeriod).getByRole('row', { name: /Q2 2026/ })).toHaveTextContent(/2,500,001|2,500,000\.5/);
  expect(within(byPeriod).getByRole('row', { name: /Q3 2026/ })).not.toHaveTextContent('2,');
  expect(screen.getByText(/The pool was exceeded in 1 period,/)).toBeVisible();
  expect(screen.getByText(/Where it says 0, a point more changes no total/)).toBeVisible();
});

test('Where nothing is edited the last version is simulated by its name, and no period before the first version', async () => {
  const { user, sent } = open();
  expect(await screen.findByRole('combobox', { name: 'Rules' })).toHaveValue('Version 1');
  await user.click(screen.getByRole('button', { name: 'Last 3 periods' }));
  await user.click(screen.getByRole('button', { name: 'Simulate' }));
  await screen.findByRole('table', { name: 'Rewards besides money, by period' });
  expect(sent[0]).toMatchObject({ rules: null, version: 1, periods: ['2026-Q1', '2026-Q2', '2026-Q3'] });
});

test('A draft that waits is simulated by its name', async () => {
  open({ draft: rules, plan: { ...detail.plan, hasDraft: true } });
  expect(await screen.findByRole('combobox', { name: 'Rules' })).toHaveValue('The draft');
});

test('Rules are simulated as they stand in the editor, beside a version', async () => {
  const sent = servePlan();
  const { user } = openPlan('?tab=simulation');
  await user.click(await screen.findByRole('combobox', { name: 'Beside them' }));
  await user.click(await screen.findByRole('option', { name: 'Version 1' }));
  await user.type(await screen.findByLabelText('CSAT'), '105');
  await user.click(screen.getByRole('button', { name: 'Simulate' }));
  const people = await screen.findByRole('table', { name: 'Person by person' });
  expect(within(people).getByText('+₩600,000')).toBeVisible();
  expect(within(screen.getByRole('table', { name: 'What one more point costs' })).getByText('+₩75,000')).toBeVisible();
  expect(sent[0]).toMatchObject([
    'simulations',
    {
      version: null,
      periods: ['2026-Q3'],
      compareWith: 1,
      assumed: [{ measureId: 'm-1', percent: 105 }],
      rules: { cap: 150 },
    },
  ]);
});
