import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { AdoptKpiRequest } from '@/api/generated';
import { speak } from '@/i18n';
import { libraryKpi } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { LibraryPage } from './LibraryPage';

const serve = (...kpis: object[]) => server.use(http.get('*/api/v1/kpi-library', () => HttpResponse.json(kpis)));

test('Adopting asks whose KPI it will be and goes to the draft', async () => {
  serve(libraryKpi);
  const sent: AdoptKpiRequest[] = [];
  server.use(
    http.post('*/api/v1/kpi-library/nps/adoptions', async ({ request }) => {
      sent.push((await request.json()) as AdoptKpiRequest);
      return HttpResponse.json({ version: 1, recordedAt: '2026-11-21T00:00:00Z' });
    }),
  );
  const { user, router } = renderPage(<LibraryPage />, { path: '/kpis/library', url: '/kpis/library?unit=u-sales' });
  await user.click(await screen.findByRole('button', { name: 'Adopt: Net promoter score' }));
  await user.click(await screen.findByRole('button', { name: 'Adopt as a draft' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ code: 'nps', ownerUnitId: 'u-sales', locale: 'en' });
  await waitFor(() => expect(router.state.location.pathname).toBe(`/kpis/${sent[0]?.kpiId}`));
});

test('A KPI with a formula brings its missing inputs along unless one enters its values by hand', async () => {
  serve({
    ...libraryKpi,
    formula: 'promoters_share - detractors_share',
    missingInputs: [{ code: 'promoters-share', nameEn: 'Share of promoters', nameKo: '추천 고객 비율' }],
  });
  const sent: AdoptKpiRequest[] = [];
  server.use(
    http.post('*/api/v1/kpi-library/nps/adoptions', async ({ request }) => {
      sent.push((await request.json()) as AdoptKpiRequest);
      return HttpResponse.json({ version: 1, recordedAt: '2026-11-21T00:00:00Z' });
    }),
  );
  const { user } = renderPage(<LibraryPage />, { path: '/kpis/library', url: '/kpis/library?unit=u-sales' });
  await user.click(await screen.findByRole('button', { name: 'Adopt: Net promoter score' }));
  expect(await screen.findByText('Share of promoters')).toBeVisible();
  const calculate = screen.getByRole('checkbox', { name: 'Compute it by its formula' });
  await user.click(calculate);
  expect(screen.queryByText('Share of promoters')).not.toBeInTheDocument();
  await user.click(calculate);
  await user.click(screen.getByRole('button', { name: 'Adopt as a draft' }));
  await waitFor(() => expect(sent[0]?.calculate).toBe(true));
});

test('What is adopted already leads to the KPI instead', async () => {
  serve({ ...libraryKpi, adopted: true });
  renderPage(<LibraryPage />, { path: '/kpis/library' });
  expect(await screen.findByText('Adopted')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Show: Net promoter score' })).toHaveAttribute('href', '/kpis?q=nps');
});

test('Descriptions are in the language of the reader', async () => {
  await speak('ko');
  serve(libraryKpi);
  renderPage(<LibraryPage />, { path: '/kpis/library' });
  expect(await screen.findByText('추천 고객 비율에서 비추천 고객 비율을 뺀 값입니다.')).toBeVisible();
});
