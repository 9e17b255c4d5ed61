import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { CoverageOrphan, CoverageView } from '@/api/generated';
import { alignment, asOf, cycle } from '@/test/okrAlignment';
import { renderPage } from '@/test/renderPage';
import { objective, perspective, scorecard } from '@/test/scorecardFixtures';
import { server } from '@/test/server';
import { CoveragePage } from './CoveragePage';

const orphan = (
  of: Partial<CoverageOrphan> & Pick<CoverageOrphan, 'kind' | 'id' | 'title' | 'mends'>,
): CoverageOrphan => ({
  withinId: null,
  unitId: 'u-company',
  unitName: 'Company',
  ...of,
});

const coverage = (of: Partial<CoverageView> = {}): CoverageView => ({
  asOf,
  cycle,
  scorecards: [
    {
      id: 's1',
      name: 'Company 2026',
      unitId: 'u-company',
      unitName: 'Company',
      fiscalYear: 2026,
      rows: [
        {
          strategicObjectiveId: 'so1',
          name: 'Grow profitably',
          perspectiveId: 'p1',
          perspective: 'Financial',
          kpiIds: ['k-rev'],
          hiddenKpis: 1,
          objectives: [
            {
              id: 'o1',
              title: 'Win large customers',
              unitId: 'u-company',
              unitName: 'Company',
              status: 'at-risk',
              progress: 0.4,
              direct: true,
              keyResults: [
                { id: 'k1', title: 'Revenue of 20 billion', kpiId: 'k-rev', status: 'on-track', progress: 0.5 },
              ],
            },
          ],
        },
        {
          strategicObjectiveId: 'so2',
          name: 'Loved brand',
          perspectiveId: 'p2',
          perspective: 'Customer',
          kpiIds: [],
          hiddenKpis: 0,
          objectives: [],
        },
      ],
    },
  ],
  unaligned: [],
  kpis: [
    { id: 'k-rev', code: 'REV', name: 'Revenue', unitId: 'u-company' },
    { id: 'k-nps', code: 'NPS', name: 'Net promoter score', unitId: 'u-company' },
  ],
  orphans: [
    orphan({
      kind: 'strategic-objective-without-measure',
      id: 'so2',
      withinId: 's1',
      title: 'Loved brand',
      mends: ['place-kpi'],
    }),
    orphan({
      kind: 'kpi-without-objective',
      id: 'k-nps',
      title: 'Net promoter score',
      mends: ['place-kpi', 'add-key-result'],
    }),
    orphan({ kind: 'objective-unaligned', id: 'o3', title: 'Hire well', mends: ['align-objective'] }),
    orphan({ kind: 'objective-without-key-result', id: 'o2', title: 'Shorter sales cycle', mends: ['add-key-result'] }),
  ],
  ...of,
});

function open(answer: CoverageView = coverage(), url = '/okrs/coverage') {
  const sent: [string, Record<string, unknown>][] = [];
  let version = 7;
  const keep =
    (name: string) =>
    async ({ request }: { request: Request }) => {
      sent.push([name, (await request.json()) as Record<string, unknown>]);
      version += 1;
      return HttpResponse.json({ version, recordedAt: '2026-11-21T00:00:00Z' });
    };
  server.use(
    http.get('*/api/v1/coverage', () => HttpResponse.json(answer)),
    http.get('*/api/v1/cycles', () => HttpResponse.json({ asOf, cycles: [cycle], canManage: true })),
    http.get('*/api/v1/alignment', () => HttpResponse.json(alignment())),
    http.get('*/api/v1/objectives', () =>
      HttpResponse.json({
        asOf,
        cycle,
        objectives: [
          {
            id: 'o1',
            title: 'Win large customers',
            unitId: 'u-company',
            unitName: 'Company',
            stage: 'agreed',
            archived: false,
            canEdit: true,
          },
        ],
      }),
    ),
    http.get('*/api/v1/objectives/o3', () => HttpResponse.json({ id: 'o3', version, parents: [] })),
    http.post('*/api/v1/objectives/o3/alignments', keep('align')),
    http.get('*/api/v1/scorecards/s1', () =>
      HttpResponse.json(
        scorecard({
          version,
          perspectives: [perspective({ objectives: [objective({ id: 'so1' }), objective({ id: 'so2', kpis: [] })] })],
        }),
      ),
    ),
    http.post('*/api/v1/scorecards/s1/objectives/:id/kpis', keep('place')),
    http.post('*/api/v1/scorecards/s1/objectives/:id/kpis/:kpi/removals', keep('remove')),
  );
  return { ...renderPage(<CoveragePage />, { path: '/okrs/coverage', url }), sent };
}

test('The gaps stand in words on all sides, and the matrix says who meets whom', async () => {
  open();

  expect(
    await screen.findByText(/There are 2 strategic objectives. 1 has nothing to measure it. 1 of 2 KPIs/),
  ).toBeVisible();
  expect(screen.getByText('Q4 2026')).toBeVisible();
  expect(screen.getByRole('heading', { name: '4 gaps' })).toBeVisible();
  const idle = within(screen.getByRole('region', { name: 'KPIs that no objective refers to' }));
  expect(idle.getByRole('link', { name: 'Net promoter score' })).toHaveAttribute('href', '/kpis/k-nps');

  const table = within(screen.getByRole('table', { name: 'KPIs and key results by strategic objective' }));
  const row = table.getByRole('row', { name: /Grow profitably/ });
  expect(row).toHaveTextContent('measures 1 key result');
  expect(row).toHaveTextContent('1 KPI that you may not see');
  expect(row).toHaveTextContent('measured by Revenue');
  expect(table.getByRole('row', { name: /Loved brand/ })).toHaveTextContent('No measureNo objective');
});

test('An objective is aligned in place, and back by undo', async () => {
  const { user, sent } = open();

  await user.click(await screen.findByRole('button', { name: 'Align: Hire well' }));
  await user.type(await screen.findByRole('combobox', { name: 'What it supports' }), 'Loved{ArrowDown}{Enter}');
  await user.click(screen.getByRole('button', { name: 'Align' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() =>
    expect(sent).toEqual([
      ['align', { expectedVersion: 7, parents: [{ kind: 'strategic-objective', id: 'so2', withinId: 's1' }] }],
      ['align', { expectedVersion: 8, parents: [] }],
    ]),
  );
});

test('A KPI is placed under a strategic objective from this month on, and taken away by undo', async () => {
  const { user, sent } = open();

  await user.click(await screen.findByRole('button', { name: 'Place a KPI: Net promoter score' }));
  await user.type(await screen.findByRole('combobox', { name: /Strategic objective/ }), 'Loved{ArrowDown}{Enter}');
  await user.click(screen.getByRole('button', { name: 'Place a KPI' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() =>
    expect(sent).toEqual([
      ['place', { kpiId: 'k-nps', weight: 1, effectiveFrom: '2026-11', expectedVersion: 7 }],
      ['remove', { effectiveFrom: '2026-11', expectedVersion: 8 }],
    ]),
  );
});

test('A KPI becomes a key result in the form of the objective that is chosen', async () => {
  const { user, router } = open();

  await user.click(await screen.findByRole('button', { name: 'Add a key result: Net promoter score' }));
  await user.type(await screen.findByRole('combobox', { name: /Objective that gets/ }), 'Win{ArrowDown}{Enter}');
  await user.click(screen.getByRole('button', { name: 'Add a key result' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/okrs/objectives/o1'));
  expect(router.state.location.search).toMatchObject({ write: 'key-results', kpi: 'k-nps' });
});

test('While the past is shown nothing can be mended', async () => {
  const { user } = open(coverage(), '/okrs/coverage?date=2026-03');

  const mend = await screen.findByRole('button', { name: 'Align: Hire well' });
  expect(mend).toHaveAttribute('aria-disabled', 'true');
  await user.click(mend);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('Without a scorecard it says where one begins', async () => {
  open(coverage({ scorecards: [], orphans: [] }));
  expect(await screen.findByText('There is no scorecard of this fiscal year that you may see.')).toBeVisible();
});

test('The page has no fault that axe knows', async () => {
  open();
  await screen.findByRole('table');
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
