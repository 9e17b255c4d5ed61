import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { MissingValues, PeriodCloses, UnitCloses } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ClosingPage } from './ClosingPage';

const asOf = { date: '2026-11', knownAt: '2026-11-21T01:00:00Z', isPast: false };
const base = { missing: 0, changedAt: null, changedBy: null, reason: null };
const sales: UnitCloses = {
  unitId: 'u-sales',
  parentId: 'u-company',
  name: 'Sales',
  canClose: true,
  months: [
    {
      ...base,
      month: '2026-09',
      state: 'closed',
      changedAt: '2026-10-05T01:00:00Z',
      changedBy: { id: 'p-kim', name: 'Kim Mina' },
    },
    { ...base, month: '2026-10', state: 'open', missing: 1 },
    { ...base, month: '2026-11', state: 'running' },
    { ...base, month: '2026-12', state: 'not-begun' },
  ],
};
const closes: PeriodCloses = {
  asOf,
  year: '2026',
  months: ['2026-09', '2026-10', '2026-11', '2026-12'],
  units: [sales, { ...sales, unitId: 'u-online', parentId: 'u-sales', name: 'Online sales', canClose: false }],
};
const missing: MissingValues = {
  asOf,
  values: [
    {
      kpiId: 'k-churn',
      code: 'churn',
      name: 'Churn',
      unitId: 'u-sales',
      unitName: 'Sales',
      owner: { id: 'p-lee', name: 'Lee Jun' },
      period: '2026-10',
    },
  ],
};

function serve() {
  const sent: unknown[] = [];
  const keep = async ({ request }: { request: Request }) => {
    sent.push(await request.json());
    return HttpResponse.json({ unitIds: ['u-sales'], missing: 1 });
  };
  server.use(
    http.get('*/api/v1/period-closes', () => HttpResponse.json(closes)),
    http.get('*/api/v1/units/u-sales/missing-values/2026-10', () => HttpResponse.json(missing)),
    http.post('*/api/v1/units/u-sales/period-closes', keep),
    http.post('*/api/v1/units/u-sales/period-reopenings', keep),
  );
  return sent;
}

test('What is missing is listed before a period is closed, and accepted by closing', async () => {
  const sent = serve();
  const { user } = renderPage(<ClosingPage />);

  await user.click(await screen.findByRole('button', { name: /Close Oct 2026 of Sales: now\s*open\s*1 missing/ }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/Churn · Oct 2026/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Close with 1 missing' }));

  await screen.findByText('Closed: Sales, Oct 2026');
  expect(sent).toEqual([
    { period: '2026-10', withUnitsBelow: false, missing: [{ kpiId: 'k-churn', period: '2026-10' }] },
  ]);
});

test('A closed period is reopened for a reason only', async () => {
  const sent = serve();
  const { user } = renderPage(<ClosingPage />);

  await user.click(await screen.findByRole('button', { name: /Reopen Sep 2026 of Sales/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Reopen' }));
  expect(sent).toEqual([]);
  await user.type(within(dialog).getByRole('textbox'), 'Late invoices');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Also the units below' }));
  await user.click(within(dialog).getByRole('button', { name: 'Reopen' }));

  await screen.findByText('Reopened: Sales, Sep 2026');
  expect(sent).toEqual([{ period: '2026-09', withUnitsBelow: true, reason: 'Late invoices' }]);
});

test('Without the right, and until a month has ended, there is nothing to press', async () => {
  serve();
  renderPage(<ClosingPage />);

  const row = (await screen.findByRole('rowheader', { name: 'Online sales' })).closest('tr') as HTMLElement;
  expect(within(row).queryByRole('button')).toBeNull();
  expect(within(row).getByText('running')).toBeVisible();
  expect(within(row).getByText('not begun')).toBeVisible();
  expect(screen.queryByRole('button', { name: /(Nov|Dec) 2026/ })).toBeNull();
});
