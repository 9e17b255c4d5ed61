import { screen } from '@testing-library/react';
import { kpi, series } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { ApiTab } from './ApiTab';

const latest = series.points.findLastIndex((point) => point.value !== null);

test('The next value is recorded and the latest one read', async () => {
  renderPage(<ApiTab kpi={kpi} series={series} />, { path: '/kpis/$kpiId', url: `/kpis/${kpi.id}` });
  const next = series.points[latest + 1]?.period ?? '2026-11';
  expect(await screen.findByText((text) => text.includes(`/values/${next}'`))).toBeVisible();
  expect(screen.getByText((text) => text.includes(`to=${series.points[latest]?.period}'`))).toBeVisible();
  expect(screen.getByRole('link', { name: 'Make or revoke API keys' })).toHaveAttribute('href', '/account/api-keys');
});

test('A KPI is no computed one because the answer leaves its formula out', async () => {
  const { calculation: _, ...definition } = kpi.definition;
  renderPage(<ApiTab kpi={{ ...kpi, definition } as typeof kpi} series={series} />, {
    path: '/kpis/$kpiId',
    url: `/kpis/${kpi.id}`,
  });
  expect(await screen.findByText(/--request PUT/)).toBeVisible();
});

test('A computed KPI can only be read', async () => {
  const computed = { ...kpi, definition: { ...kpi.definition, calculation: 'a + b' } };
  renderPage(<ApiTab kpi={computed as typeof kpi} series={series} />, { path: '/kpis/$kpiId', url: `/kpis/${kpi.id}` });
  expect(await screen.findByText(/can only be read/)).toBeVisible();
  expect(screen.queryByText(/--request PUT/)).not.toBeInTheDocument();
});
