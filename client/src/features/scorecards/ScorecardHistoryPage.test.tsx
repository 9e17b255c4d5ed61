import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { TimelineEntry } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { scorecard } from '@/test/scorecardFixtures';
import { server } from '@/test/server';
import { ScorecardHistoryPage } from './ScorecardHistoryPage';

const entry = (position: number, change: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: `scorecard/s1/${position}`,
  kind: 'kpi-placed',
  at: '2026-07-02T00:00:00Z',
  by: { id: 'p-lee', name: 'Lee' },
  reason: 'Board decision',
  period: '2026-07',
  before: null,
  after: null,
  details: [
    { name: 'objective', before: null, after: 'Grow' },
    { name: 'kpi', before: null, after: null },
    { name: 'weight', before: '1', after: '3' },
  ],
  topics: ['weight'],
  streamKind: 'scorecard',
  streamVersion: position,
  position,
  hash: 'abcdef0123456789',
  ...change,
});

function open(search = '') {
  const asked: string[] = [];
  server.use(
    http.get('*/api/v1/scorecards/s1', () => HttpResponse.json(scorecard())),
    http.get('*/api/v1/scorecards/s1/timeline', ({ request }) => {
      const url = new URL(request.url);
      asked.push(url.search);
      return HttpResponse.json(
        url.searchParams.has('before')
          ? { entries: [entry(1, { kind: 'scorecard-created', details: [] })], total: 2, next: null }
          : { entries: [entry(9)], total: 2, next: 9 },
      );
    }),
  );
  return {
    asked,
    ...renderPage(<ScorecardHistoryPage />, {
      path: '/scorecards/$scorecardId/history',
      url: `/scorecards/s1/history${search}`,
    }),
  };
}

test('It tells what was changed from what to what, by whom and why, and goes on to older pages', async () => {
  const { user, asked } = open();

  const list = await screen.findByRole('list', { name: /^History of/ });
  expect(list).toHaveTextContent('Placed on a scorecard · Jul 2026');
  expect(list).toHaveTextContent('Objective: GrowKPI: something you may not seeWeight: 1 → 3');
  expect(list).toHaveTextContent('“Board decision”');
  expect(screen.getByRole('status')).toHaveTextContent('1 of 2 entries');

  await user.click(screen.getByRole('button', { name: 'Show older entries' }));

  await waitFor(() => expect(within(list).getByText('Scorecard created')).toBeVisible());
  expect(asked).toEqual(['', '?before=9']);
  expect(screen.queryByRole('button', { name: 'Show older entries' })).not.toBeInTheDocument();
});

test('The kinds that are shown stand in the address', async () => {
  const { user, asked, router } = open('?topic=weight');

  await user.click(await screen.findByRole('button', { name: /Kind/ }));
  await user.click(await screen.findByRole('checkbox', { name: 'Links' }));

  await waitFor(() => expect(asked).toEqual(['?topics=weight', '?topics=weight%2Clink']));
  expect(router.state.location.search).toEqual({ topic: 'link,weight' });
});
