import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { LinkObjectivesRequest, ScorecardView } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { objective, perspective, scorecard } from '@/test/scorecardFixtures';
import { server } from '@/test/server';
import { MapPage } from './MapPage';

const drawn = (of: Partial<ScorecardView> = {}) =>
  scorecard({
    perspectives: [
      perspective({ id: 'f', name: 'Financial', objectives: [objective({ id: 'o1', name: 'Grow revenue' })] }),
      perspective({
        id: 'c',
        kind: 'customer',
        name: 'Customer',
        objectives: [objective({ id: 'o2', name: 'Keep customers' }), objective({ id: 'o3', name: 'Win customers' })],
      }),
    ],
    links: [{ fromObjectiveId: 'o2', toObjectiveId: 'o1' }],
    ...of,
  });

/** Opens the map of a scorecard that keeps the arrows it is given; what was sent is in `sent`. */
function open(url: string, of: Partial<ScorecardView> = {}) {
  let current = drawn(of);
  const sent: [string, LinkObjectivesRequest][] = [];
  const take =
    (name: string, change: (links: ScorecardView['links'], body: LinkObjectivesRequest) => ScorecardView['links']) =>
    async ({ request }: { request: Request }) => {
      const body = (await request.json()) as LinkObjectivesRequest;
      sent.push([name, body]);
      current = { ...current, version: current.version + 1, links: change(current.links, body) };
      return HttpResponse.json({ version: current.version, recordedAt: '2026-11-21T00:00:00Z' });
    };
  server.use(
    http.get('*/api/v1/scorecards', () => HttpResponse.json([])),
    http.get('*/api/v1/scorecards/s1', () => HttpResponse.json(current)),
    http.post(
      '*/api/v1/scorecards/s1/links',
      take('link', (links, body) => [...links, body]),
    ),
    http.post(
      '*/api/v1/scorecards/s1/links/removals',
      take('unlink', (links, body) => links.filter((link) => link.toObjectiveId !== body.toObjectiveId)),
    ),
  );
  return { ...renderPage(<MapPage />, { path: '/scorecards/$scorecardId/map', url }), sent };
}

test('The table holds every link, and every objective that leads to nothing', async () => {
  open('/scorecards/s1/map?view=table');

  const table = within(await screen.findByRole('table', { name: 'Links of Company 2026' }));
  const rows = table.getAllByRole('row').slice(1);
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ),
  ).toEqual([['Keep customers', 'Grow revenue'], ['Win customers'], ['Grow revenue']]);
  expect(table.getByRole('link', { name: 'Win customers' })).toHaveAttribute('href', '/scorecards/s1#objective-o3');
});

test('An arrow is drawn with the keyboard alone, from the month of the edit session', async () => {
  const { user, sent } = open('/scorecards/s1/map?view=table&edit=1&from=2026-07');

  await user.click(await screen.findByRole('button', { name: 'Add an arrow' }));
  await user.type(await screen.findByRole('combobox', { name: 'Cause' }), 'Win{ArrowDown}{Enter}');
  await user.type(screen.getByRole('combobox', { name: 'Effect' }), 'Grow{ArrowDown}{Enter}');
  await user.click(screen.getByRole('button', { name: 'Add' }));

  await waitFor(() =>
    expect(sent).toEqual([
      ['link', { fromObjectiveId: 'o3', toObjectiveId: 'o1', effectiveFrom: '2026-07', expectedVersion: 7 }],
    ]),
  );
  expect(await screen.findByText('2 links')).toBeVisible();
});

test('An arrow that would close a circle is refused before it is sent', async () => {
  const { user } = open('/scorecards/s1/map?view=table&edit=1');

  await user.click(await screen.findByRole('button', { name: 'Add an arrow' }));
  await user.type(await screen.findByRole('combobox', { name: 'Cause' }), 'Grow{ArrowDown}{Enter}');
  await user.type(screen.getByRole('combobox', { name: 'Effect' }), 'Keep{ArrowDown}{Enter}');

  expect(await screen.findByText('Cause and effect would run in a circle.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Add' })).toBeDisabled();
});

test('A removed arrow comes back by undo', async () => {
  const { user, sent } = open('/scorecards/s1/map?view=table&edit=1');

  await user.click(await screen.findByRole('button', { name: 'Remove the arrow from Keep customers to Grow revenue' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() =>
    expect(sent.map(([name, body]) => [name, body.expectedVersion])).toEqual([
      ['unlink', 7],
      ['link', 8],
    ]),
  );
});

test('Whoever may not edit sees no way to', async () => {
  const { user, router } = open('/scorecards/s1/map?view=table', { canEdit: false });

  await user.click(await screen.findByRole('button', { name: 'Edit' }));

  expect(router.state.location.searchStr).toBe('?view=table');
  expect(screen.queryByRole('button', { name: /Remove the arrow/ })).not.toBeInTheDocument();
});

test('Beside another moment the table says what every score was, and which links came and went', async () => {
  const before = drawn({ links: [{ fromObjectiveId: 'o3', toObjectiveId: 'o1' }] });
  server.use(
    http.get('*/api/v1/scorecards', () => HttpResponse.json([])),
    http.get('*/api/v1/scorecards/s1', ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.get('date') === '2026-03'
          ? {
              ...before,
              perspectives: before.perspectives.map((of) => ({
                ...of,
                objectives: of.objectives.map((one) => ({ ...one, total: { ...one.total, score: 60 } })),
              })),
            }
          : drawn(),
      ),
    ),
  );
  const { user, router } = renderPage(<MapPage />, {
    path: '/scorecards/$scorecardId/map',
    url: '/scorecards/s1/map?view=table&with=2026-03',
  });

  const table = within(await screen.findByRole('table', { name: 'Links of Company 2026' }));
  await waitFor(() => expect(table.getByRole('row', { name: /Keep customers/ })).toHaveTextContent('60.0 → 80.0'));
  expect(table.getByRole('row', { name: /Keep customers/ })).toHaveTextContent('Added');
  expect(table.getByRole('row', { name: /Win customers/ })).toHaveTextContent('Removed');
  expect(screen.getByText('Mar 2026 → Oct 2026')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Stop comparing' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'table' }));
  expect(table.queryByText('Added')).not.toBeInTheDocument();
});
