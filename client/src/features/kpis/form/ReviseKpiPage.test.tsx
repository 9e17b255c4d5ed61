import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { ReviseKpiRequest } from '@/api/generated';
import { definition, kpi, smart } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ReviseKpiPage } from './ReviseKpiPage';

beforeEach(() => sessionStorage.clear());

test('After a conflict one sees what changed and puts the own changes on top', async () => {
  const theirs = { ...definition, dataSource: 'Warehouse' };
  const sent: ReviseKpiRequest[] = [];
  let current = kpi;
  server.use(
    http.get('*/api/v1/kpis/k-churn', () => HttpResponse.json(current)),
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
    http.get('*/api/v1/people', () => HttpResponse.json([])),
    http.post('*/api/v1/kpis/smart-checks', () => HttpResponse.json(smart)),
    http.post('*/api/v1/kpis/k-churn/revisions', async ({ request }) => {
      sent.push((await request.json()) as ReviseKpiRequest);
      if (sent.length > 1) return HttpResponse.json({ version: 5, recordedAt: '2026-11-21T00:00:00Z' });
      current = {
        ...kpi,
        version: 4,
        revisions: [
          ...kpi.revisions,
          {
            revision: 2,
            from: '2026-06',
            definition: theirs,
            reason: 'Moved',
            recordedAt: '2026-11-21T00:00:00Z',
            by: { id: 'p-lee', name: 'Lee' },
          },
        ],
      };
      return HttpResponse.json({ code: 'version.conflict', currentVersion: 4 }, { status: 409 });
    }),
  );
  const { user } = renderPage(<ReviseKpiPage />, { path: '/kpis/$kpiId/revise', url: '/kpis/k-churn/revise' });
  const name = await screen.findByLabelText(/^Name/);
  await user.clear(name);
  await user.type(name, 'Churn rate');
  await user.type(screen.getByLabelText(/^Reason/), 'Clearer');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const notice = await screen.findByRole('alert');
  expect(within(notice).getByText('Warehouse')).toBeVisible();
  await user.click(within(notice).getByRole('button', { name: 'Put my changes on top' }));
  expect(screen.getByLabelText(/^Name/)).toHaveValue('Churn rate');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({
    expectedVersion: 4,
    reason: 'Clearer',
    definition: { name: 'Churn rate', dataSource: 'Warehouse' },
  });
});
