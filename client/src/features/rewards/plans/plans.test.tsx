import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { openPlan, planDetail, servePlan } from '@/test/rewardPlans';
import { hr } from '@/test/rewards';
import { NewPlanPage } from './NewPlanPage';
import { PlansPage } from './PlansPage';

afterEach(() => sessionStorage.clear());

test('Plans stand with their version, and can be made by whoever runs pay', async () => {
  servePlan();
  renderPage(<PlansPage />, { session: hr });
  expect(await screen.findByRole('link', { name: 'Sales bonus' })).toHaveAttribute('href', '/rewards/plans/plan-1');
  expect(screen.getByText('Version 1, from Q1 2026')).toBeVisible();
  expect(screen.getByRole('link', { name: 'New plan' })).toBeVisible();
});

test('A plan is drafted with a KPI; what is missing is said beside its field', async () => {
  const sent = servePlan();
  const { user, router } = renderPage(<NewPlanPage />, { session: hr });
  await user.click(await screen.findByRole('button', { name: 'Save draft' }));
  expect(sent).toEqual([]);
  await user.click(screen.getByLabelText(/^Name/));
  await user.paste('Service bonus');
  await user.click(screen.getByRole('combobox', { name: /^KPI/ }));
  await user.click(await screen.findByRole('option', { name: 'CSAT (csat)' }));
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText('Drafted: Service bonus');
  expect(sent[0]?.[1]).toMatchObject({
    name: 'Service bonus',
    frequency: 'quarterly',
    unitId: 'u-company',
    rules: { measures: [{ basis: 'kpi-attainment', subjectId: 'k-csat', weight: 100, reason: null }], cap: null },
  });
  expect(router.state.location.pathname).toMatch(/^\/rewards\/plans\/.{36}$/);
});

test('Without the right nothing is drafted', async () => {
  renderPage(<NewPlanPage />, { session });
  expect(await screen.findByText(/run by HR/)).toBeVisible();
});

test('The curve is told in words, each boundary with its owner, and warnings name what they are about', async () => {
  servePlan();
  openPlan();
  expect(await screen.findByText('from 80% to below 100%: factor 50%')).toBeVisible();
  expect(screen.getByText('from 100%: factor 100%')).toBeVisible();
  expect(screen.getByText(/exactly on a boundary belongs to the higher/)).toBeVisible();
  expect(await screen.findByText('CSAT: at 80% the factor jumps by more than 25 points.')).toBeVisible();
});

test('A change is saved; a refusal keeps what was typed', async () => {
  const sent = servePlan({}, { status: 422, body: { code: 'reward_plan.pool_not_rounded', title: 'x', status: 422 } });
  const { user } = openPlan();
  await user.type(await screen.findByLabelText('Pool'), '1500');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  expect(await screen.findByText('A pool is a multiple of the rounding unit.')).toBeVisible();
  expect(screen.getByLabelText('Pool')).toHaveValue('1,500');
  expect(sent[0]).toMatchObject(['plan-1/revisions', { expectedVersion: 3, rules: { poolAmount: 1500 } }]);
});

test("Somebody else's change in between is told before it is overwritten", async () => {
  const sent = servePlan({}, { status: 409, body: { code: 'version_conflict', status: 409, currentVersion: 5 } });
  const { user } = openPlan();
  await user.type(await screen.findByLabelText('Pool'), '2000');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByRole('alert');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(([, body]) => (body as { expectedVersion: number }).expectedVersion)).toEqual([3, 5]);
});

test('A draft is published from a period on', async () => {
  const sent = servePlan();
  const { user } = openPlan();
  await user.click(await screen.findByRole('button', { name: 'Publish' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
  await screen.findByText('Version 2 pays from Q4 2026 on');
  expect(sent).toEqual([['plan-1/publications', { from: '2026-Q4', expectedVersion: 3 }]]);
});

test('Whoever only approves reads the rules and writes nothing', async () => {
  servePlan({ plan: { ...planDetail.plan, canManage: false } });
  openPlan('', session);
  expect(await screen.findByLabelText('Pool')).toHaveAttribute('readonly');
  expect(screen.queryByRole('button', { name: 'Save draft' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
});

test.each(['rules', 'participants', 'simulation', 'versions'])(
  'The tab %s has no fault that axe knows',
  async (tab) => {
    servePlan();
    openPlan(`?tab=${tab}`);
    await screen.findByRole('tabpanel');
    await screen.findAllByText(
      { rules: 'Measures', participants: 'Lee Jun', simulation: 'CSAT', versions: 'Locked' }[tab] ?? '',
    );
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  },
);

test('An award and a leaderboard are written beside the money', async () => {
  const sent = servePlan();
  const { user } = openPlan();
  await user.click(await screen.findByRole('button', { name: 'Add a reward besides money' }));
  const award = screen.getByRole('group', { name: 'Reward 1' });
  await user.type(within(award).getByLabelText(/^Counted in/), 'day');
  await user.click(within(award).getByRole('radio', { name: 'The best' }));
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  expect(sent).toEqual([]);
  await user.type(within(award).getByLabelText(/^Reward/), 'Special leave');
  await user.click(screen.getByRole('checkbox', { name: 'Participants see how they rank' }));
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText('Saved: Sales bonus');
  expect(sent[0]?.[1]).toMatchObject({
    rules: {
      awards: [
        {
          name: 'Special leave',
          quantity: 1,
          quantityUnit: 'day',
          unitId: null,
          condition: null,
          top: { count: 3, measureId: null },
        },
      ],
      leaderboard: { measureId: null, of: 'people' },
    },
  });
});
