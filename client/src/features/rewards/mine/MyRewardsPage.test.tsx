import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { DisputeView, RewardStatementItem, TamperedStatement } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { dispute, hr, rewardAsOf } from '@/test/rewards';
import { server } from '@/test/server';
import { MyRewardsPage } from './MyRewardsPage';

const item: RewardStatementItem = {
  runId: 'r-2',
  planId: 'plan-1',
  planName: 'Sales bonus',
  period: '2026-Q3',
  status: 'frozen',
  adjusts: 'r-1',
  amount: 6_150_000,
  paidBefore: 6_600_000,
  due: -450_000,
  knownAt: '2026-11-05T01:00:00Z',
  awards: [],
  awardsOnly: false,
};

function serve(statements: RewardStatementItem[], disputes: DisputeView[] = [], tampered: TamperedStatement[] = []) {
  server.use(
    http.get('*/api/v1/reward-statements', () => HttpResponse.json({ currency: 'KRW', statements, tampered })),
    http.get('*/api/v1/reward-disputes', () => HttpResponse.json({ asOf: rewardAsOf, disputes })),
    http.get('*/api/v1/reward-plans', () => HttpResponse.json({ asOf: rewardAsOf, plans: [] })),
  );
}

test('The amount of an adjustment is its difference, named as recovered, and all lines add up', async () => {
  serve(
    [item, { ...item, runId: 'r-1', adjusts: null, amount: 6_600_000, paidBefore: 0, due: 6_600_000 }],
    [{ ...dispute, person: { id: 'p-kim', name: 'Kim Mina' }, canDecide: false }],
  );
  renderPage(<MyRewardsPage />);
  const rows = (await screen.findAllByRole('rowheader', { name: /^Q3 2026/ })).map((cell) => cell.closest('tr'));
  const [row, first] = rows as unknown as [HTMLElement, HTMLElement];
  expect(within(row).getByRole('cell', { name: /^Recovered −₩450,000/ })).toBeVisible();
  expect(within(row).getByRole('cell', { name: '₩6,150,000' })).toBeVisible();
  expect(first).not.toHaveTextContent(/Recovered|Additional/);
  expect(screen.getByText(/^Sum of the statements/)).toHaveTextContent('₩6,150,000');
  expect(within(row).getByText('−₩450,000')).toBeVisible();
  expect(within(row).getByRole('rowheader')).toHaveTextContent('Adjustment · Frozen');
  expect(within(row).getByRole('link')).toHaveAttribute('href', '/rewards/statements/r-2/p-kim');
  expect(screen.getByText('Under review')).toBeVisible();
});

test('Of a plan without money it is said what was granted, and nothing of amounts', async () => {
  const leave = { awardId: 'a-1', name: 'Special leave', quantityUnit: 'day', granted: 1, grantedBefore: 0, due: 1 };
  serve([
    { ...item, status: 'paid', amount: 0, paidBefore: 0, due: 0, awards: [leave], awardsOnly: true },
    { ...item, runId: 'r-1', adjusts: null, amount: 0, paidBefore: 0, due: 0, awardsOnly: true },
  ]);
  renderPage(<MyRewardsPage />);
  const [adjustment, first] = (await screen.findAllByRole('rowheader', { name: /^Q3 2026/ })).map((cell) =>
    cell.closest('tr'),
  );
  expect(adjustment).toHaveTextContent('Adjustment · Awards granted');
  expect(adjustment).toHaveTextContent('Special leave (1 day)+1 day');
  expect(first).toHaveTextContent('Not earned–');
  expect(screen.getByRole('table', { name: 'Statements' })).not.toHaveTextContent('₩');
});

test('A run that was tampered with is named, and the other statements stay', async () => {
  serve([item], [], [{ runId: 'r-9', planName: 'Team reward', period: '2026-Q1' }]);
  renderPage(<MyRewardsPage />);
  expect(
    await screen.findByText(/^Team reward, Q1 2026: what is kept of this run is not what the log says/),
  ).toBeVisible();
  expect(screen.getByRole('rowheader', { name: /^Q3 2026/ })).toBeVisible();
});

test('Without a statement the page says when one comes', async () => {
  serve([]);
  renderPage(<MyRewardsPage />);
  expect(await screen.findByText(/There is no statement for you yet/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Recognition' })).toHaveAttribute('href', '/rewards/recognition');
  expect(screen.queryByRole('link', { name: 'Runs' })).toBeNull();
});

test('Whoever runs pay is led to plans and runs', async () => {
  serve([]);
  renderPage(<MyRewardsPage />, { session: hr });
  expect(await screen.findByRole('link', { name: 'Runs' })).toHaveAttribute('href', '/rewards/runs');
});
