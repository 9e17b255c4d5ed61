import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { showStatement } from '@/test/rewardStatement';
import { statement } from '@/test/rewards';

test('Every step from the actual to the amount stands on the receipt, in words and figures', async () => {
  showStatement();
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
  const { user } = showStatement();
  await user.click(await screen.findByText('What this rests on: Revenue'));
  expect(within(screen.getByRole('table', { name: 'Values of Revenue' })).getByText(/Aug 3, 2026/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open Revenue' })).toHaveAttribute('href', '/kpis/k-revenue');
});

test('A condition that failed names the month and its figure, also to who may not open the KPI', async () => {
  const [unit] = statement.units;
  const gates = (unit?.gates ?? []).map((gate) => ({ ...gate, mayOpen: false }));
  showStatement({ units: unit ? [{ ...unit, gates }] : [] });
  expect(await screen.findByText(/^Missed: Aug.* 3.4%$/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Open Churn' })).toBeNull();
});

test('A pool that was exceeded says sum, factor and what became of the fraction', async () => {
  const cut = { sum: 3_000_000, factor: 2 / 3, remainder: 'given' as const };
  showStatement({ pool: 2_000_000, scaled: true, amount: 1_600_000, cut });
  const total = await screen.findByRole('region', { name: 'Amount' });
  expect(total).toHaveTextContent('₩2,000,000 ÷ ₩3,000,000 = 0.666666667');
  expect(total).toHaveTextContent('₩1 was added here.');
});

test('An actual that is typed is estimated by its attainment', async () => {
  const { user, sent } = showStatement();
  await user.type(await screen.findByLabelText('If CSAT were'), '100');
  await user.click(screen.getByRole('button', { name: 'Estimate' }));
  expect(await screen.findByText('₩2,700,000')).toBeVisible();
  expect(sent).toEqual([{ planId: 'plan-1', period: '2026-Q3', assumed: [{ measureId: 'm-2', percent: 100 }] }]);
});

test("Somebody else's statement offers neither an estimate nor a dispute", async () => {
  showStatement({ person: { id: 'p-lee', name: 'Lee Jun' } });
  await screen.findByText(/Lee Jun/);
  expect(screen.queryByText('What if')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Question this statement' })).toBeNull();
});

test('The statement has no fault that axe knows', async () => {
  const { user } = showStatement();
  await user.click(await screen.findByText('What this rests on: Revenue'));
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
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
  const { user } = showStatement({ units: [{ ...unit, factors: [factor] }] });
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
