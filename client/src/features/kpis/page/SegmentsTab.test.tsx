import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { KpiBreakdown, KpiDetail, KpiSegmentSeries } from '@/api/generated';
import { definition, kpi, series } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { KpiPage } from './KpiPage';

vi.mock('@/ui/chart/ChartCanvas', () => ({ default: () => null }));

const segments = {
  dimensions: [
    {
      code: 'channel',
      name: 'Channel',
      members: [
        { code: 'online', name: 'Online' },
        { code: 'store', name: 'Stores' },
      ],
      rollUp: null,
    },
    { code: 'region', name: 'Region', members: [{ code: 'seoul', name: 'Seoul' }], rollUp: null },
  ],
};

const row = {
  segment: 'channel=online',
  name: 'Online',
  inForce: true,
  value: 60,
  numerator: null,
  denominator: null,
  notApplicable: false,
  share: 0.6,
  previous: 50,
  yearBefore: null,
  present: 1,
  expected: 1,
  comment: null,
  revision: 1,
  recordedAt: '2026-11-02T01:00:00Z',
};

const told: KpiBreakdown = {
  kpiId: kpi.id,
  asOf: kpi.asOf,
  period: '2026-10',
  dimensions: [
    { code: 'channel', name: 'Channel', rollUp: 'sum' },
    { code: 'region', name: 'Region', rollUp: 'sum' },
  ],
  dimension: 'channel',
  total: { value: 101, origin: 'recorded', rolledUp: 100, difference: 1, reason: null, present: 1, expected: 1 },
  rows: [row, { ...row, segment: 'channel=store', name: 'Stores', value: 40, share: 0.4, previous: 45 }],
};

const course: KpiSegmentSeries = {
  kpiId: kpi.id,
  frequency: 'monthly',
  dimension: 'Channel',
  periods: ['2026-08', '2026-09', '2026-10'],
  total: [null, 95, 101],
  segments: [
    { segment: 'channel=online', name: 'Online', values: [null, 50, 60] },
    { segment: 'channel=store', name: 'Stores', values: [null, 45, 40] },
  ],
};

function open(answer: KpiBreakdown = told, change: Partial<KpiDetail> = {}) {
  const asked: (string | null)[] = [];
  server.use(
    http.get('*/api/v1/kpis/k-churn', () =>
      HttpResponse.json({ ...kpi, definition: { ...definition, unitKind: 'count', decimals: 0, segments }, ...change }),
    ),
    http.get('*/api/v1/kpis/k-churn/series', () => HttpResponse.json(series)),
    http.get('*/api/v1/kpis/k-churn/breakdown', ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('dimension'));
      return HttpResponse.json(answer);
    }),
    http.get('*/api/v1/kpis/k-churn/segment-series', () => HttpResponse.json(course)),
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
    http.get('*/api/v1/people', () => HttpResponse.json([])),
  );
  return { ...renderPage(<KpiPage />, { path: '/kpis/$kpiId', url: '/kpis/k-churn?tab=segments' }), asked };
}

test('The members stand with their values, shares and changes, beside the total and its difference', async () => {
  open();
  const table = await screen.findByRole('table', { name: 'Churn by Channel, Oct 2026' });
  const online = within(table).getByRole('row', { name: /Online/ });
  expect(online).toHaveTextContent('60');
  expect(online).toHaveTextContent('60.0%');
  expect(online).toHaveTextContent('+10');
  expect(within(table).getByRole('row', { name: /Stores/ })).toHaveTextContent('−5');
  expect(screen.getByText(/recorded for itself\. The segments make 100; the difference is 1\./)).toBeVisible();
});

test('The course of the segments has a table of the same figures', async () => {
  const { user } = open();
  const chart = await screen.findByRole('img', { name: /Churn by Channel from Sep 2026 to Oct 2026: Online, Stores/ });
  await user.click(within(chart.closest('figure') as HTMLElement).getByText('Table'));
  const table = await screen.findByRole('table', { name: 'Churn by Channel over time' });
  expect(within(table).getAllByRole('row')).toHaveLength(3);
  expect(within(table).getByRole('row', { name: /Sep 2026/ })).toHaveTextContent('95');
});

test('Another dimension is chosen in the address', async () => {
  const { user, asked } = open();
  await user.click(await screen.findByText('Region'));
  await waitFor(() => expect(asked).toContain('region'));
});

test('What is missing for a total is named', async () => {
  open({
    ...told,
    total: { ...told.total, value: null, rolledUp: null, difference: null, reason: 'segments-missing' },
    rows: [row, { ...row, segment: 'channel=store', name: 'Stores', value: null, share: null, present: 0 }],
  });
  expect(await screen.findByText(/There is no total for Oct 2026\. Without a value: Stores\./)).toBeVisible();
});

test('A KPI without dimensions leads to where they are defined', async () => {
  open({ ...told, dimensions: [], dimension: null, rows: [] }, { definition });
  expect(await screen.findByText('The values of this KPI are not told apart by any dimension.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Define dimensions' })).toHaveAttribute('href', '/kpis/k-churn/revise');
});
