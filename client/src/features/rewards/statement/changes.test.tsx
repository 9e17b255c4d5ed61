import { screen, within } from '@testing-library/react';
import type { StatementChange } from '@/api/generated';
import { showStatement } from '@/test/rewardStatement';

test('An adjustment says what was paid, what it should be, and the difference', async () => {
  showStatement({ adjusts: 'r-0', paidBefore: 2_600_000, due: -200_000 });
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
  showStatement({ adjusts: 'r-0', paidBefore: 2_600_000, due: -200_000, changes: [change] });
  const line = within(await screen.findByRole('region', { name: 'Adjustment' })).getByRole('listitem');
  expect(line).toHaveTextContent(/Revenue · Aug.* 2026 · value 110 → 80/);
  expect(line).toHaveTextContent(/Lee Jun.*Reason: Credit notes\./);
});

test('An adjustment without other values says what else it comes from', async () => {
  showStatement({ adjusts: 'r-0', paidBefore: 2_600_000, due: -200_000, changes: [] });
  expect(await screen.findByText(/^No value of a measure or condition changed/)).toBeVisible();
});
