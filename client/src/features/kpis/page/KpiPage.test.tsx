import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { KpiDetail, SetTargetsRequest } from '@/api/generated';
import { kpi, series } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { KpiPage } from './KpiPage';

// ECharts draws on a canvas of sizes that jsdom has not; the table has the same figures.
vi.mock('@/ui/chart/ChartCanvas', () => ({ default: () => null }));

function open(change: Partial<KpiDetail> = {}, search = '') {
  server.use(
    http.get('*/api/v1/kpis/k-churn', () => HttpResponse.json({ ...kpi, ...change })),
    http.get('*/api/v1/kpis/k-churn/series', () => HttpResponse.json(series)),
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
    http.get('*/api/v1/people', () => HttpResponse.json([])),
    http.get('*/api/v1/corrections', () => HttpResponse.json([])),
  );
  return renderPage(<KpiPage />, { path: '/kpis/$kpiId', url: `/kpis/k-churn${search}` });
}

test('The value explains itself, and the target and the year to date stand beside it', async () => {
  const { user } = open();
  expect(await screen.findByRole('heading', { level: 1, name: 'Churn' })).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: '3.0%' })[0] as HTMLElement);
  expect(await screen.findByText('The last value of its periods.')).toBeVisible();
  expect(screen.getByText('9 of 10 periods')).toBeVisible();
});

test('A draft that is not SMART is refused with its criteria in sight', async () => {
  server.use(
    http.post('*/api/v1/kpis/k-churn/activations', () => HttpResponse.json({ code: 'kpi.not_smart' }, { status: 422 })),
  );
  const { user } = open({ lifecycle: 'draft' });
  await user.click(await screen.findByRole('button', { name: 'Activate' }));
  const dialog = await screen.findByRole('dialog', { name: 'Activate Churn' });
  expect(within(dialog).getByText('Place it on an objective of a scorecard.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Activate' }));
  expect(await within(dialog).findByRole('alert')).toBeVisible();
});

test('Without the right every action says why it does nothing', async () => {
  open({ canEdit: false });
  expect(await screen.findByRole('button', { name: 'Revise' })).toHaveAttribute('aria-disabled', 'true');
});

test('Changing an existing target of an active KPI needs a reason and shows before and after', async () => {
  const sent: SetTargetsRequest[] = [];
  server.use(
    http.post('*/api/v1/kpis/k-churn/targets', async ({ request }) => {
      sent.push((await request.json()) as SetTargetsRequest);
      return HttpResponse.json({ version: 4, recordedAt: '2026-11-21T00:00:00Z' });
    }),
  );
  const { user } = open({}, '?tab=targets');
  await user.click(await screen.findByRole('button', { name: 'Change targets' }));
  const target = screen.getByLabelText('Jan 2026 Target');
  await user.clear(target);
  await user.type(target, '3.5');
  expect(screen.getByText('4.0%', { selector: 's' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save 1 change' }));
  expect(sent).toHaveLength(0);

  await user.type(screen.getByLabelText(/Reason/), 'Board');
  await user.click(screen.getByRole('button', { name: 'Save 1 change' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    targets: [{ from: '2026-01', target: 3.5, floor: null, stretch: null }],
    remove: [],
    reason: 'Board',
    expectedVersion: 3,
  });
});

test('The timeline says who did what, when and why, newest first', async () => {
  const entry = {
    id: 'kpi/1',
    kind: 'kpi-defined',
    at: '2026-01-05T00:00:00Z',
    by: { id: 'p', name: 'Lee' },
    reason: null,
    period: null,
    before: null,
    after: null,
    details: [],
    topics: ['lifecycle'],
    streamKind: 'kpi',
    streamVersion: 1,
    position: 10,
    hash: 'abcdef0123456789',
  };
  server.use(
    http.get('*/api/v1/kpis/k-churn/timeline', () =>
      HttpResponse.json({
        entries: [
          {
            ...entry,
            id: 'kpi-values/2',
            kind: 'kpi-value-corrected',
            reason: 'late invoice',
            period: '2026-03',
            before: 8,
            after: 9,
            streamKind: 'kpi-values',
            position: 20,
          },
          entry,
        ],
        total: 3,
        next: null,
      }),
    ),
  );
  open({}, '?tab=timeline');
  const entries = within(await screen.findByRole('list', { name: 'History of Churn' })).getAllByRole('listitem');
  expect(entries[0]).toHaveTextContent('Value corrected · Mar 20268.0% → 9.0%“late invoice”');
  expect(entries[1]).toHaveTextContent('Defined');
});
