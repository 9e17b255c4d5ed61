import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { AddObjectiveRequest, ScorecardListItem, ScorecardView } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { objective, perspective, scorecard } from '@/test/scorecardFixtures';
import { server } from '@/test/server';
import { ScorecardListPage } from './ScorecardListPage';
import { ScorecardPage } from './ScorecardPage';

const item = (of: Partial<ScorecardListItem> = {}): ScorecardListItem => ({
  id: 's1',
  version: 1,
  unitId: 'u-company',
  unitName: 'Company',
  fiscalYear: 2026,
  name: 'Company 2026',
  score: 84.2,
  coverage: 0.93,
  status: 'amber',
  trend: [80, 82, 84.2],
  worst: { id: 'o1', name: 'Grow revenue', score: 61, status: 'red' },
  ...of,
});

const path = '/scorecards/$scorecardId';

/** A server with one scorecard that takes structure commands; `answer` gives the scorecard for a business date. */
function serve(answer: (date: string) => ScorecardView) {
  server.use(
    http.get('*/api/v1/scorecards/s1', ({ request }) =>
      HttpResponse.json(answer(new URL(request.url).searchParams.get('date') ?? '')),
    ),
    http.get('*/api/v1/scorecards/s1/trend', () => HttpResponse.json([])),
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
    http.get('*/api/v1/scorecards', () => HttpResponse.json([])),
  );
}

test('The list shows each scorecard of the chosen unit on one line, with its worst objective', async () => {
  server.use(
    http.get('*/api/v1/scorecards', () =>
      HttpResponse.json([item(), item({ id: 's2', unitId: 'u-hr', unitName: 'People', name: 'People 2026' })]),
    ),
  );
  renderPage(<ScorecardListPage />, { path: '/scorecards', url: '/scorecards?unit=u-hr' });

  const row = within(await screen.findByRole('row', { name: /People 2026/ }));
  expect(row.getByText('84.2')).toBeVisible();
  expect(row.getByText('Watch')).toBeInTheDocument();
  expect(row.getByText('93%')).toBeInTheDocument();
  expect(row.getByRole('link', { name: 'Grow revenue' })).toHaveAttribute(
    'href',
    expect.stringContaining('#objective-o1'),
  );
  expect(screen.queryByText('Company 2026')).not.toBeInTheDocument();
});

test('Without scorecards there is one sentence and one action, which creates one', async () => {
  let created: unknown;
  server.use(
    http.get('*/api/v1/scorecards', () => HttpResponse.json([])),
    http.put('*/api/v1/scorecards/:id', async ({ request }) => {
      created = await request.json();
      return HttpResponse.json({ version: 1, recordedAt: '2026-11-21T00:00:00Z' });
    }),
  );
  const { user, router } = renderPage(<ScorecardListPage />, { path: '/scorecards' });

  expect(await screen.findByText('There is no scorecard for fiscal year 2026 yet.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'New scorecard' }));
  await user.click(await screen.findByRole('button', { name: 'Create' }));

  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/scorecards\/.+/));
  expect(created).toEqual({ unitId: 'u-company', fiscalYear: 2026, name: 'Company 2026', copyFromScorecardId: null });
});

test('The page says score, status and coverage, and folds the KPIs under their objectives', async () => {
  serve(() => scorecard());
  const { user } = renderPage(<ScorecardPage />, { path, url: '/scorecards/s1' });

  expect(await screen.findByRole('heading', { level: 1, name: 'Company 2026' })).toBeVisible();
  expect(screen.getByText('100% covered')).toBeVisible();
  expect(screen.getByText('in force since Jan 2026')).toBeVisible();
  const fold = screen.getByRole('button', { name: 'Grow revenue' });
  expect(fold).toHaveAttribute('aria-expanded', 'false');
  await user.click(fold);
  expect(fold).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByRole('link', { name: 'Revenue' })).toHaveAttribute('href', '/kpis/k1');
});

test('The table view is in the address and holds the same KPIs', async () => {
  serve(() => scorecard());
  const { user, router } = renderPage(<ScorecardPage />, { path, url: '/scorecards/s1' });

  await user.click(await screen.findByRole('radio', { name: 'Table' }));

  await waitFor(() => expect(router.state.location.searchStr).toBe('?view=table'));
  const table = await screen.findByRole('table', { name: 'Company 2026' });
  expect(within(table).getByRole('row', { name: /Revenue.*80/ })).toBeVisible();
  expect(within(table).getByRole('row', { name: /Keep customers \(no KPI\)/ })).toBeVisible();
});

test('Another moment put beside it marks what differs, in words', async () => {
  const at = (score: number) =>
    scorecard({ score, perspectives: [perspective({ score, objectives: [objective({ score, kpis: [] })] })] });
  serve((date) => (date === '2026-07' ? at(75) : at(82)));
  const { user } = renderPage(<ScorecardPage />, { path, url: '/scorecards/s1?with=2026-07' });

  const changes = await screen.findByRole('list', { name: 'What differs on Company 2026' });
  expect(within(changes).getAllByText('75.0 → 82.0 (+7.0)')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Show 1 more difference' }));
  expect(within(changes).getAllByText('75.0 → 82.0 (+7.0)')).toHaveLength(3);
  expect(screen.getAllByText('Up')).toHaveLength(6);
});

test('Objectives are added one after the other, each built on the version before', async () => {
  let current = scorecard({ perspectives: [perspective({ objectives: [] })], version: 7 });
  const sent: AddObjectiveRequest[] = [];
  serve(() => current);
  server.use(
    http.post('*/api/v1/scorecards/s1/objectives', async ({ request }) => {
      const body = (await request.json()) as AddObjectiveRequest;
      sent.push(body);
      const objectives = [
        ...(current.perspectives[0]?.objectives ?? []),
        objective({ id: body.objectiveId, name: body.name, kpis: [] }),
      ];
      current = { ...current, version: current.version + 1, perspectives: [perspective({ objectives })] };
      return HttpResponse.json({ version: current.version, recordedAt: '2026-11-21T00:00:00Z' });
    }),
  );
  const { user } = renderPage(<ScorecardPage />, { path, url: '/scorecards/s1?edit=1' });

  const field = await screen.findByRole('textbox', { name: 'Add an objective to Financial' });
  await user.type(field, 'Grow{Enter}Save{Enter}');

  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map((body) => [body.name, body.expectedVersion, body.effectiveFrom])).toEqual([
    ['Grow', 7, '2026-11'],
    ['Save', 8, '2026-11'],
  ]);
  expect(await screen.findByDisplayValue('Save')).toBeVisible();
  expect(field).toHaveFocus();
});

test('A removal is undone from the notice by the inverse commands', async () => {
  const sent: string[] = [];
  let version = 7;
  serve(() => scorecard({ version, links: [{ fromObjectiveId: 'o1', toObjectiveId: 'o2' }] }));
  server.use(
    http.post('*/api/v1/scorecards/s1/*', ({ request }) => {
      sent.push(new URL(request.url).pathname.replace('/api/v1/scorecards/s1', ''));
      version += 1;
      return HttpResponse.json({ version, recordedAt: '2026-11-21T00:00:00Z' });
    }),
  );
  const { user } = renderPage(<ScorecardPage />, { path, url: '/scorecards/s1?edit=1' });

  await user.click(await screen.findByRole('button', { name: 'Remove Grow revenue' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() =>
    expect(sent).toEqual(['/objectives/o1/removals', '/objectives', '/objectives/o1/kpis', '/links']),
  );
});

test('A change that came too late says who was first and what they did, and shows it', async () => {
  let current = scorecard();
  serve(() => current);
  server.use(
    http.post('*/api/v1/scorecards/s1/objectives/o1/revisions', () => {
      const objectives = [objective({ weight: 3 })];
      current = { ...current, version: 8, perspectives: [perspective({ objectives })] };
      return HttpResponse.json({ code: 'version.conflict', currentVersion: 8 }, { status: 409 });
    }),
    http.get('*/api/v1/changes', () =>
      HttpResponse.json([
        {
          id: 'c1',
          kind: 'objective-revised',
          at: '2026-11-21T01:00:00Z',
          by: { id: 'p-lee', name: 'Lee Jun' },
          subjectKind: 'scorecard',
          subjectId: 's1',
          subjectName: 'Company 2026',
        },
      ]),
    ),
  );
  const { user } = renderPage(<ScorecardPage />, { path, url: '/scorecards/s1?edit=1' });

  const name = await screen.findByDisplayValue('Grow revenue');
  await user.clear(name);
  await user.type(name, 'Win{Tab}');

  const notice = within(await screen.findByRole('alert'));
  expect(notice.getByText(/Lee Jun changed this scorecard first/)).toBeVisible();
  expect(notice.getByText(/Changed meanwhile: Grow revenue, Customer, Keep customers/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Weight of Grow revenue' })).toHaveValue('3');
});

test.each([
  ['the past', '/scorecards/s1?date=2026-03', true],
  ['a reader', '/scorecards/s1', false],
])('For %s editing is off', async (_, url, canEdit) => {
  serve(() => scorecard({ canEdit }));
  const { user, router } = renderPage(<ScorecardPage />, { path, url });

  await user.click(await screen.findByRole('button', { name: 'Edit' }));

  expect(router.state.location.searchStr).not.toContain('edit');
});
