import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { listItem } from '@/test/kpis';
import { contentIn, detailOf, serveOkrs } from '@/test/okrs';
import { renderPage } from '@/test/renderPage';
import { objective, perspective, scorecard } from '@/test/scorecardFixtures';
import { server } from '@/test/server';
import { ObjectivePage } from '../objective/ObjectivePage';
import { OkrPage } from '../overview/OkrPage';

// The forms that the coverage opens, filled by what it says in the address.

test('A key result opens with the KPI that shall measure it', async () => {
  const { sent } = serveOkrs({ detail: detailOf({ keyResults: [] }) });
  server.use(http.get('*/api/v1/kpis', () => HttpResponse.json([listItem])));
  const { user } = renderPage(<ObjectivePage />, {
    path: '/okrs/objectives/$objectiveId',
    url: `/okrs/objectives/o-loyal?write=key-results&kpi=${listItem.id}`,
  });

  expect(await screen.findByDisplayValue(listItem.name)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /^Start/ }), '10');
  await user.type(screen.getByRole('textbox', { name: /^Target/ }), '20{Enter}');

  await waitFor(() =>
    expect(sent.map(contentIn).find(Boolean)).toMatchObject({
      title: listItem.name,
      measure: { kind: 'kpi', kpiId: listItem.id, start: 10, target: 20 },
    }),
  );
});

test('An objective opens with the strategic objective that it shall serve', async () => {
  serveOkrs({ objectives: [] });
  const card = scorecard({
    id: 'sc1',
    unitId: 'u-company',
    perspectives: [perspective({ objectives: [objective({ id: 'so7', name: 'Loved brand' })] })],
  });
  server.use(
    http.get('*/api/v1/scorecards', () => HttpResponse.json([{ id: 'sc1', unitId: 'u-company', unitName: 'Company' }])),
    http.get('*/api/v1/scorecards/sc1', () => HttpResponse.json(card)),
  );
  const { router } = renderPage(<OkrPage />, { url: '/?write=objectives&serves=u-company/so7' });

  expect(await screen.findByDisplayValue(/Loved brand/)).toBeVisible();
  expect(router.state.location.search).toEqual({ write: 'objectives' });
});
