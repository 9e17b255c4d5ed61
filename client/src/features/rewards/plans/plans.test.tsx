import { cleanup, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { PayRules, RewardPlanDetail } from '@/api/generated';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { hr, rewardAsOf } from '@/test/rewards';
import { server } from '@/test/server';
import { keepDraft, storedDraft } from '@/ui/storedDraft';
import { NewPlanPage } from './NewPlanPage';
import { PlanPage } from './PlanPage';
import { PlansPage } from './PlansPage';
import { planForm } from './planForm';

const rules: PayRules = {
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

const detail: RewardPlanDetail = {
  plan: {
    id: 'plan-1',
    version: 3,
    name: 'Sales bonus',
    description: null,
    frequency: 'quarterly',
    unitId: 'u-sales',
    unitName: 'Sales',
    archived: false,
    hasDraft: true,
    inForce: 1,
    versions: [{ number: 1, from: '2026-Q1', superseded: false }],
    canManage: true,
  },
  asOf: rewardAsOf,
  approvers: [],
  draft: rules,
  published: [{ number: 1, from: '2026-Q1', rules }],
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

function serve(change: Partial<RewardPlanDetail> = {}, answer?: { status: number; body: object }) {
  const sent: [string, unknown][] = [];
  const keep = async ({ request }: { request: Request }) => {
    sent.push([new URL(request.url).pathname.replace('/api/v1/reward-plans/', ''), await request.json()]);
    if (answer) return HttpResponse.json(answer.body, { status: answer.status });
    return HttpResponse.json({ version: 4, recordedAt: '2026-11-21T01:00:00Z', joined: 2, already: 1 });
  };
  const shown = { ...detail, ...change };
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
        periods: [{ period: '2026-Q3', lines: 1, held: 0, total: 6_600_000, compared: 6_000_000 }],
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

afterEach(() => sessionStorage.clear());

const open = (search = '', as = hr) =>
  renderPage(<PlanPage />, { path: '/rewards/plans/$planId', url: `/rewards/plans/plan-1${search}`, session: as });

test('Plans stand with their version, and can be made by whoever runs pay', async () => {
  serve();
  renderPage(<PlansPage />, { session: hr });
  expect(await screen.findByRole('link', { name: 'Sales bonus' })).toHaveAttribute('href', '/rewards/plans/plan-1');
  expect(screen.getByText('Version 1, from Q1 2026')).toBeVisible();
  expect(screen.getByRole('link', { name: 'New plan' })).toBeVisible();
});

test('A plan is drafted with a KPI; what is missing is said beside its field', async () => {
  const sent = serve();
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

test('What was typed of a new plan is there after leaving, until one starts over', async () => {
  serve();
  const first = renderPage(<NewPlanPage />, { session: hr });
  await first.user.click(await screen.findByLabelText(/^Name/));
  await first.user.paste('Service bonus');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  const { user } = renderPage(<NewPlanPage />, { session: hr });
  expect(await screen.findByLabelText(/^Name/)).toHaveValue('Service bonus');
  await user.click(screen.getByRole('button', { name: 'Discard what was typed' }));
  expect(screen.getByLabelText(/^Name/)).toHaveValue('');
});

const typed = { ...planForm(detail), rules: { ...planForm(detail).rules, poolAmount: 1500 } };
const draftKey = (personId: string) => `reward-plan-${personId}-plan-1`;

test('What was typed of a plan that stands is there after leaving, until one lets go of it', async () => {
  serve();
  const first = open();
  await first.user.click(await screen.findByLabelText('Pool'));
  await first.user.paste('1500');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  const { user } = open();
  expect(await screen.findByLabelText('Pool')).toHaveValue('1,500');
  await user.click(screen.getByRole('button', { name: 'Discard what was typed' }));
  expect(screen.getByLabelText('Pool')).toHaveValue('');
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  expect(storedDraft(draftKey(hr.person.id))).toBeNull();
});

test('What was typed over an earlier version is said to be so, and is not saved over it unawares', async () => {
  keepDraft(draftKey(hr.person.id), { base: 3, values: typed });
  const sent = serve({ plan: { ...detail.plan, version: 4 }, draft: { ...rules, cap: 130 } });
  const { user } = open();
  expect(await screen.findByRole('alert')).toHaveTextContent('The plan changed while you were editing');
  expect(screen.getByLabelText('Pool')).toHaveValue('1,500');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await vi.waitFor(() => expect(sent[0]?.[1]).toMatchObject({ expectedVersion: 3 }));
});

test('What somebody else typed in this tab is not shown', async () => {
  keepDraft(draftKey('p-other'), { base: 3, values: typed });
  serve();
  open();
  expect(await screen.findByLabelText('Pool')).toHaveValue('');
  expect(screen.queryByRole('button', { name: 'Discard what was typed' })).toBeNull();
});

test('Without the right nothing is drafted', async () => {
  renderPage(<NewPlanPage />, { session });
  expect(await screen.findByText(/run by HR/)).toBeVisible();
});

test('The curve is told in words, each boundary with its owner, and warnings name what they are about', async () => {
  serve();
  open();
  expect(await screen.findByText('from 80% to below 100%: factor 50%')).toBeVisible();
  expect(screen.getByText('from 100%: factor 100%')).toBeVisible();
  expect(screen.getByText(/exactly on a boundary belongs to the higher/)).toBeVisible();
  expect(await screen.findByText('CSAT: at 80% the factor jumps by more than 25 points.')).toBeVisible();
});

test('A change is saved; a refusal keeps what was typed', async () => {
  const sent = serve({}, { status: 422, body: { code: 'reward_plan.pool_not_rounded', title: 'x', status: 422 } });
  const { user } = open();
  await user.type(await screen.findByLabelText('Pool'), '1500');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  expect(await screen.findByText('A pool is a multiple of the rounding unit.')).toBeVisible();
  expect(screen.getByLabelText('Pool')).toHaveValue('1,500');
  expect(sent[0]).toMatchObject(['plan-1/revisions', { expectedVersion: 3, rules: { poolAmount: 1500 } }]);
});

test("Somebody else's change in between is told before it is overwritten", async () => {
  const sent = serve({}, { status: 409, body: { code: 'version_conflict', status: 409, currentVersion: 5 } });
  const { user } = open();
  await user.type(await screen.findByLabelText('Pool'), '2000');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByRole('alert');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(([, body]) => (body as { expectedVersion: number }).expectedVersion)).toEqual([3, 5]);
});

test('A draft is published from a period on', async () => {
  const sent = serve();
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Publish' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
  await screen.findByText('Version 2 pays from Q4 2026 on');
  expect(sent).toEqual([['plan-1/publications', { from: '2026-Q4', expectedVersion: 3 }]]);
});

test('Whoever only approves reads the rules and writes nothing', async () => {
  serve({ plan: { ...detail.plan, canManage: false } });
  open('', session);
  expect(await screen.findByLabelText('Pool')).toHaveAttribute('readonly');
  expect(screen.queryByRole('button', { name: 'Save draft' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
});

test('A unit is enrolled', async () => {
  const sent = serve();
  const { user } = open('?tab=participants');
  await user.click(await screen.findByRole('button', { name: 'Enrol a unit' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/^Target amount/), '5,000,000');
  await user.click(within(dialog).getByRole('button', { name: 'Enrol' }));
  await screen.findByText('2 people joined; 1 took part already');
  expect(sent).toEqual([
    ['plan-1/enrolments', { from: '2026-01-01', to: '2026-12-31', unitId: 'u-sales', targetAmount: 5_000_000 }],
  ]);
});

test('Segments that overlap are not sent', async () => {
  const sent = serve();
  const { user } = open('?tab=participants');
  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit segments' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Add a segment' }));
  const second = within(dialog).getByRole('group', { name: 'Segment 2' });
  await user.type(within(second).getByLabelText(/^From/), '2026-07-01');
  await user.type(within(second).getByLabelText(/^Target amount/), '7000000');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(within(second).getByText('Overlaps with another segment.')).toBeVisible();
  expect(sent).toEqual([]);
});

test('A modifier is set within the range of the plan, with a reason', async () => {
  const sent = serve();
  const { user } = open('?tab=participants');
  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Set a modifier' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Modifier (%)'), '110');
  await user.type(within(dialog).getByLabelText(/^Reason/), 'Led the launch');
  await user.click(within(dialog).getByRole('button', { name: 'Set' }));
  await screen.findByText('Modifier set: Lee Jun');
  expect(sent).toEqual([
    [
      'plan-1/participants/p-lee/modifiers',
      { modifierId: 'mod-1', period: '2026-Q3', percent: 110, reason: 'Led the launch', expectedVersion: 1 },
    ],
  ]);
});

test('Rules are simulated as they stand in the editor, beside a version', async () => {
  const sent = serve();
  const { user } = open('?tab=simulation');
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

test.each(['rules', 'participants', 'simulation', 'versions'])(
  'The tab %s has no fault that axe knows',
  async (tab) => {
    serve();
    open(`?tab=${tab}`);
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
  const sent = serve();
  const { user } = open();
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
