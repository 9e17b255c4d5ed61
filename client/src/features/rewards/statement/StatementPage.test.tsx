import { cleanup, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { DisputeView, RewardStatement, StatementChange } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { rewardAsOf, statement } from '@/test/rewards';
import { server } from '@/test/server';
import { StatementPage } from './StatementPage';

function show(change: Partial<RewardStatement> = {}, disputes: DisputeView[] = []) {
  const sent: unknown[] = [];
  const shown = { ...statement, ...change };
  server.use(
    http.get('*/api/v1/reward-statements/:runId/:personId', () => HttpResponse.json(shown)),
    http.get('*/api/v1/reward-disputes', () => HttpResponse.json({ asOf: rewardAsOf, disputes })),
    http.post('*/api/v1/reward-statements/estimates', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ now: 2_400_000, assumed: 2_700_000, heldNow: [], heldAssumed: [] });
    }),
    http.put('*/api/v1/reward-disputes/:id', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ version: 1, recordedAt: '2026-11-21T01:00:00Z' });
    }),
  );
  const rendered = renderPage(<StatementPage />, {
    path: '/rewards/statements/$runId/$personId',
    url: `/rewards/statements/r-1/${shown.person.id}`,
  });
  return { ...rendered, sent };
}

afterEach(() => sessionStorage.clear());

test('Every step from the actual to the amount stands on the receipt, in words and figures', async () => {
  show();
  expect(await screen.findByText(/Attainment = actual 110 ÷ target 100 = 110%/)).toBeVisible();
  expect(
    screen.getByText(/from 100% to below 120%: in a straight line from 100% to 150%/, { selector: 'span' }),
  ).toBeVisible();
  expect(screen.getByText('100% + (110 − 100) ÷ (120 − 100) × (150% − 100%) = 125%')).toBeVisible();
  expect(screen.getByText('(125% × 60 + 87.5% × 40) ÷ 100')).toBeVisible();
  expect(screen.getByText(/Churn, value at most 3 in every one of its periods/)).toBeVisible();
  expect(screen.getByText('110% → 80%')).toBeVisible();
  expect(screen.getByText(/46 days ÷ 92 days/)).toBeVisible();
  expect(
    within(screen.getByRole('region', { name: 'Amount' })).getByText('₩2,400,000', { selector: 'strong' }),
  ).toBeVisible();
});

test('The values behind a measure unfold, with the way to its page', async () => {
  const { user } = show();
  await user.click(await screen.findByText('What this rests on: Revenue'));
  expect(within(screen.getByRole('table', { name: 'Values of Revenue' })).getByText(/Aug 3, 2026/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open Revenue' })).toHaveAttribute('href', '/kpis/k-revenue');
});

test('An adjustment says what was paid, what it should be, and the difference', async () => {
  show({ adjusts: 'r-0', paidBefore: 2_600_000, due: -200_000 });
  const adjustment = await screen.findByRole('region', { name: 'Adjustment' });
  expect(within(adjustment).getByText('₩2,600,000')).toBeVisible();
  expect(within(adjustment).getByText('Difference, taken back')).toBeVisible();
  const total = screen.getByRole('region', { name: 'Amount' });
  expect(total).toHaveTextContent(/Amount of this statement\s*Recovered\s*−₩200,000$/);
  expect(total).toHaveTextContent('Should be ₩2,400,000');
  expect(within(adjustment).getByText(/−₩200,000/)).toBeVisible();
});

test('An adjustment names what changed, from what to what, when, by whom and why', async () => {
  const change: StatementChange = {
    subjectId: 'k-revenue',
    name: 'Revenue',
    kind: 'value',
    unitKind: 'count',
    unitSymbol: null,
    decimals: 0,
    period: '2026-08',
    before: 110,
    after: 80,
    at: '2026-11-05T01:00:00Z',
    by: { id: 'p-lee', name: 'Lee Jun' },
    reason: 'Credit notes.',
  };
  show({ adjusts: 'r-0', paidBefore: 2_600_000, due: -200_000, changes: [change] });
  const line = within(await screen.findByRole('region', { name: 'Adjustment' })).getByRole('listitem');
  expect(line).toHaveTextContent(/Revenue · Aug.* 2026 · value 110 → 80/);
  expect(line).toHaveTextContent(/Lee Jun.*Reason: Credit notes\./);
});

test('An adjustment without other values says what else it comes from', async () => {
  show({ adjusts: 'r-0', paidBefore: 2_600_000, due: -200_000, changes: [] });
  expect(await screen.findByText(/^No value of a measure or condition changed/)).toBeVisible();
});

test('A condition that failed names the month and its figure, also to who may not open the KPI', async () => {
  const [unit] = statement.units;
  const gates = (unit?.gates ?? []).map((gate) => ({ ...gate, mayOpen: false }));
  show({ units: unit ? [{ ...unit, gates }] : [] });
  expect(await screen.findByText(/^Missed: Aug.* 3.4%$/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Open Churn' })).toBeNull();
});

test('A pool that was exceeded says sum, factor and what became of the fraction', async () => {
  const cut = { sum: 3_000_000, factor: 2 / 3, remainder: 'given' as const };
  show({ pool: 2_000_000, scaled: true, amount: 1_600_000, cut });
  const total = await screen.findByRole('region', { name: 'Amount' });
  expect(total).toHaveTextContent('₩2,000,000 ÷ ₩3,000,000 = 0.666666667');
  expect(total).toHaveTextContent('₩1 was added here.');
});

test('An actual that is typed is estimated by its attainment', async () => {
  const { user, sent } = show();
  await user.type(await screen.findByLabelText('If CSAT were'), '100');
  await user.click(screen.getByRole('button', { name: 'Estimate' }));
  expect(await screen.findByText('₩2,700,000')).toBeVisible();
  expect(sent).toEqual([{ planId: 'plan-1', period: '2026-Q3', assumed: [{ measureId: 'm-2', percent: 100 }] }]);
});

test('A statement is questioned with a reason and words', async () => {
  const { user, sent } = show();
  await user.click(await screen.findByRole('button', { name: 'Question this statement' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Send' }));
  expect(sent).toEqual([]);
  await user.click(within(dialog).getByLabelText('Days, unit or target amount'));
  await user.type(within(dialog).getByRole('textbox'), 'I joined on 1 August.');
  await user.click(within(dialog).getByRole('button', { name: 'Send' }));
  await screen.findByText('Your dispute was sent');
  expect(sent).toEqual([{ runId: 'r-1', reason: 'participation', text: 'I joined on 1 August.' }]);
});

test('A question that is being written outlives its dialog and a reload, until it is sent', async () => {
  const first = show();
  await first.user.click(await screen.findByRole('button', { name: 'Question this statement' }));
  const dialog = await screen.findByRole('dialog');
  await first.user.click(within(dialog).getByLabelText('Days, unit or target amount'));
  await first.user.type(within(dialog).getByRole('textbox'), 'I joined on 1 August.');
  await first.user.keyboard('{Escape}');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  const { user, sent } = show();
  await user.click(await screen.findByRole('button', { name: 'Go on writing' }));
  const again = await screen.findByRole('dialog');
  expect(within(again).getByRole('textbox')).toHaveValue('I joined on 1 August.');
  await user.click(within(again).getByRole('button', { name: 'Send' }));
  await screen.findByText('Your dispute was sent');
  expect(sent).toEqual([{ runId: 'r-1', reason: 'participation', text: 'I joined on 1 August.' }]);
  cleanup();
  show();
  expect(await screen.findByRole('button', { name: 'Question this statement' })).toBeVisible();
});

test('An answer that is being written outlives a reload', async () => {
  const dispute: DisputeView = {
    id: 'd-1',
    version: 1,
    runId: 'r-1',
    planName: 'Sales bonus',
    period: '2026-Q3',
    person: statement.person,
    reason: 'value',
    status: 'open',
    messages: [{ by: statement.person, text: 'Wrong.', at: '2026-11-20T01:00:00Z' }],
    changedAt: '2026-11-21T01:00:00Z',
    canDecide: false,
  };
  const first = show({}, [dispute]);
  await first.user.type(await screen.findByRole('textbox', { name: 'Add something' }), 'See the contract.');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  show({}, [dispute]);
  expect(await screen.findByRole('textbox', { name: 'Add something' })).toHaveValue('See the contract.');
  expect(screen.getByRole('list', { name: 'What was said' })).toHaveTextContent('Kim Mina · Nov 20, 2026, 10:00 AM');
});

test("Somebody else's statement offers neither an estimate nor a dispute", async () => {
  show({ person: { id: 'p-lee', name: 'Lee Jun' } });
  await screen.findByText(/Lee Jun/);
  expect(screen.queryByText('What if')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Question this statement' })).toBeNull();
});

test('The statement has no fault that axe knows', async () => {
  const { user } = show();
  await user.click(await screen.findByText('What this rests on: Revenue'));
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('What is given besides money says why, and what an adjustment withdraws', async () => {
  const award = {
    award: {
      id: 'a-1',
      name: 'Special leave',
      quantity: 1,
      quantityUnit: 'day',
      unitId: 'u-sales',
      condition: null,
      top: { count: 3, measureId: null },
    },
    unitName: 'Sales',
    name: null,
    held: null,
    granted: 0,
    grantedBefore: 1,
    due: -1,
    rank: 4,
    ranked: 7,
    figure: 0.91,
    standing: {
      sharing: 1,
      reached: 3,
      parts: [{ unitId: 'u-sales', unitName: 'Sales', days: 92, figure: 0.91 }],
      unit: null,
    },
    evidence: [],
    withheld: false,
    mayOpen: true,
  };
  show({ awards: [award] });
  const section = await screen.findByRole('region', { name: 'Rewards besides money' });
  expect(section).toHaveTextContent('The best 3 by all measures combined · rank 4 of 7 with 91%');
  expect(section).toHaveTextContent('Granted before 1 day → 0 day: 1 day withdrawn');
  expect(section).toHaveTextContent('Not earned');
});

const best = {
  award: {
    id: 'a-1',
    name: 'Special leave',
    quantity: 1,
    quantityUnit: 'day',
    unitId: null,
    condition: null,
    top: { count: 1, measureId: 'm-1' },
  },
  unitName: null,
  name: null,
  held: null,
  granted: 1,
  grantedBefore: 0,
  due: 1,
  rank: 1,
  ranked: 11,
  figure: 93.1042,
  evidence: [],
  mayOpen: true,
};

test('A rank says whose figure it is, who shares it and that all of them get the award', async () => {
  const standing = {
    sharing: 4,
    reached: 4,
    parts: [{ unitId: 'u-sales', unitName: 'Sales', days: 92, figure: 93.1042 }],
    unit: { unitId: 'u-sales', unitName: 'Sales', figure: 93.1042, rank: 1, ranked: 4, sharing: 1 },
  };
  show({ awards: [{ ...best, standing }] });
  const section = await screen.findByRole('region', { name: 'Rewards besides money' });
  expect(section).toHaveTextContent('shared rank 1 of 11 with 93.1% (4 people)');
  expect(section).toHaveTextContent('Everybody ranks by the figure of their unit. Sales 93.1%: rank 1 of 4 units');
  expect(section).toHaveTextContent('Whoever ties is in, so all 4 get it.');
  expect(screen.getByText(/^Rewards besides money are not estimated/)).toBeVisible();
});

test('The rank of somebody who moved says how the figures of the units were weighted', async () => {
  const standing = {
    sharing: 1,
    reached: 1,
    parts: [
      { unitId: 'u-sales', unitName: 'Sales', days: 47, figure: 75.4953 },
      { unitId: 'u-online', unitName: 'Online', days: 44, figure: 101.1996 },
    ],
    unit: null,
  };
  show({ awards: [{ ...best, figure: 87.923776, standing }] });
  const section = await screen.findByRole('region', { name: 'Rewards besides money' });
  expect(section).toHaveTextContent(
    'Weighted by days: (Sales 75.4953% × 47 days + Online 101.1996% × 44 days) ÷ 91 days = 87.9238%',
  );
  expect(section).not.toHaveTextContent('Whoever ties');
});

test('What made the score of a scorecard stands under it, with links to that moment', async () => {
  const [unit] = statement.units;
  const [measure] = unit?.factors ?? [];
  if (!unit || !measure) throw new Error('The sample has a measure.');
  const factor = {
    ...measure,
    basis: 'scorecard-score' as const,
    subjectId: 'sc-1',
    name: 'Sales',
    formula: null,
    percent: 101.5,
    evidence: [],
    scorecard: {
      scorecardId: 'sc-1',
      score: 101.5,
      perspectives: [
        {
          id: 'per-1',
          name: 'Customer',
          score: 101.5,
          counted: 101.5,
          share: 1,
          objectives: [
            { id: 'o-1', name: 'Delight', score: 110, counted: 103, share: 0.6 },
            { id: 'o-2', name: 'Return', score: null, counted: null, share: null },
          ],
        },
      ],
    },
  };
  const { user } = show({ units: [{ ...unit, factors: [factor] }] });
  await user.click(await screen.findByText('What this rests on: Scorecard of Sales'));
  const table = screen.getByRole('table', { name: 'Values of Scorecard of Sales' });
  expect(within(table).getByRole('row', { name: /Delight/ })).toHaveTextContent('110, counted as 10360%');
  expect(within(table).getByRole('row', { name: /Return/ })).toHaveTextContent('Left out');
  const link = within(table).getByRole('link', { name: 'Delight' });
  expect(link).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/scorecards\/sc-1\?date=2026-Q3&knownAt=.*#objective-o-1$/),
  );
});

test('An amount that an award holds back is said to be held', async () => {
  const missing = {
    code: 'award-missing',
    basis: null,
    subjectId: 'k-csat',
    kpiCode: 'CSAT',
    name: 'CSAT',
    reason: null,
    periods: [],
  };
  show({ held: [missing] });
  expect(await screen.findByText('Held: the amount is known, a reward besides money is not')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Amount' })).toHaveTextContent('Held: nothing of this is paid');
});

test('A statement without money says first what was granted, and reckons no factor that pays nothing', async () => {
  const units = statement.units.map((unit) => ({ ...unit, parts: [], gates: [] }));
  show({ units, status: 'paid', awardsOnly: true, amount: 0, due: 0, awards: [{ ...best, standing: null }] });
  expect(await screen.findByText('Special leave (1 day)')).toBeVisible();
  expect(screen.getByText('Awards granted')).toBeVisible();
  expect(screen.getByText('Attainment = actual 110 ÷ target 100 = 110%')).toBeVisible();
  expect(screen.queryByText(/Factor|Curve:/)).toBeNull();
  expect(document.body).not.toHaveTextContent('₩');
  cleanup();
  show({
    awardsOnly: true,
    awards: [{ ...best, standing: null, award: { ...best.award, top: { count: 1, measureId: null } } }],
  });
  expect((await screen.findAllByText(/Factor/)).length).toBeGreaterThan(0);
});
