import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { Difference } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { OrganizationDifferencePage } from './OrganizationDifferencePage';

const asOf = (date: string, isPast = false) => ({ date, knownAt: '2026-11-21T00:00:00Z', isPast });
const score = (value: number, status: 'amber' | 'green') => ({ score: value, coverage: 1, status });
const side = {
  period: '2026-10',
  value: 80,
  target: 100,
  floor: null,
  stretch: null,
  score: 80,
  status: 'amber' as const,
  notApplicable: false,
  revision: 1,
  lifecycle: 'active' as const,
  counts: true,
};

const difference = (of: Partial<Difference> = {}): Difference => ({
  from: asOf('2026-09'),
  to: asOf('2026-10'),
  span: 'period',
  scorecards: [
    {
      beforeId: 's1',
      afterId: 's1',
      name: 'Company 2026',
      unitId: 'u-company',
      unitName: 'Company',
      nodes: [
        {
          level: 'scorecard',
          id: 's1',
          name: 'Company 2026',
          perspectiveId: null,
          before: score(70, 'amber'),
          after: score(72, 'amber'),
          supports: [],
        },
        {
          level: 'perspective',
          id: 'p1',
          name: 'Finance',
          perspectiveId: null,
          before: score(74, 'amber'),
          after: score(78, 'amber'),
          supports: [],
        },
        {
          level: 'objective',
          id: 'o1',
          name: 'Grow',
          perspectiveId: 'p1',
          before: score(80, 'amber'),
          after: score(90, 'green'),
          supports: [],
        },
      ],
      structure: [
        {
          kind: 'added',
          subject: {
            thing: 'link',
            perspectiveId: null,
            objectiveId: 'o2',
            kpiId: null,
            otherObjectiveId: 'o1',
            otherScorecardId: null,
          },
          perspective: null,
          objective: 'Keep customers',
          kpi: null,
          other: 'Grow',
          details: [],
          causes: [{ kind: 'another-period', event: null, via: null }],
        },
      ],
    },
  ],
  kpis: [
    {
      kpiId: 'k1',
      code: 'revenue',
      name: 'Revenue',
      unitId: 'u-sales',
      unitName: 'Sales',
      unitKind: 'count',
      unitSymbol: null,
      decimals: 0,
      direction: 'increase',
      before: side,
      after: { ...side, value: 90, score: 90, status: 'green' },
      places: [{ scorecardId: 's1', objectiveId: 'o1' }],
      causes: [],
    },
  ],
  plans: [],
  comparedKpis: 12,
  comparedScorecards: 3,
  hiddenKpis: 0,
  ...of,
});

function open(search: string, answer: Difference = difference()) {
  const asked: Record<string, string>[] = [];
  server.use(
    http.get('*/api/v1/organization/difference', ({ request }) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return HttpResponse.json(answer);
    }),
  );
  return {
    asked,
    ...renderPage(<OrganizationDifferencePage />, { path: '/differences', url: `/differences${search}` }),
  };
}

test('Without a choice the latest month is compared with the one before', async () => {
  const { asked } = open('');

  expect(await screen.findByText('Sep 2026 → Oct 2026')).toBeVisible();
  expect(asked).toEqual([{ date: '2026-10', fromDate: '2026-09', span: 'period' }]);
  expect(screen.getByRole('status')).toHaveTextContent('1 of 12 KPIs differs · 1 of 3 scorecards differs');
});

test('It says what differs of KPIs, scorecards and their structure', async () => {
  open('');

  const kpis = within(await screen.findByRole('list', { name: 'KPIs' }));
  expect(kpis.getByRole('listitem')).toHaveTextContent('Revenue');
  expect(kpis.getByText(/Grow 80.0 → 90.0 → Finance 74.0 → 78.0 → Company 2026 70.0 → 72.0/)).toBeVisible();
  expect(screen.getByRole('list', { name: 'Changes to the structure of Company 2026' })).toHaveTextContent(
    'Link added: Keep customers → Grow (applies to one of the dates only)',
  );
  expect(screen.getByRole('link', { name: 'On the map' })).toHaveAttribute(
    'href',
    expect.stringContaining('with=2026-09'),
  );
});

test('What changed of reward plans stands in sentences for those who are told', async () => {
  const plan = {
    planId: 'plan-1',
    name: 'Sales bonus',
    unitId: 'u-sales',
    unitName: 'Sales',
    move: 'changed' as const,
  };
  const change = { move: 'changed' as const, subject: null, before: null, after: null };
  open(
    '',
    difference({
      plans: [
        {
          ...plan,
          changes: [
            { ...change, aspect: 'version', before: '1', after: '2' },
            { ...change, aspect: 'cap', after: '120' },
            { ...change, aspect: 'measure', subject: 'Revenue', before: '60', after: '70' },
            { ...change, aspect: 'draft', move: 'removed' },
          ],
          joined: 1,
          left: 0,
          changed: 2,
        },
      ],
    }),
  );

  const told = within(await screen.findByRole('list', { name: 'Reward plans' })).getByRole('listitem');
  expect(within(told).getByRole('link', { name: 'Sales bonus' })).toHaveAttribute('href', '/rewards/plans/plan-1');
  for (const sentence of [
    'Version in force: 1 → 2',
    'Cap (%): none → 120',
    'Measure Revenue, weight: 60 → 70',
    'Draft of the next version: removed',
    '1 person joined',
    '2 participants have other terms',
  ])
    expect(within(told).getByText(sentence)).toBeVisible();
});

test('Both moments stand in the address, each with its date and what was known', async () => {
  const { asked, user, router } = open('?date=2026-03&with=2026-03&withKnown=2026-04-10T14:59:00.000Z');

  expect(await screen.findByText(/Mar 2026 \(as known on Apr 10, 2026.*\) → Mar 2026/)).toBeVisible();
  expect(asked[0]).toEqual({
    date: '2026-03',
    fromDate: '2026-03',
    fromKnownAt: '2026-04-10T14:59:00.000Z',
    span: 'period',
  });
  expect(screen.getByLabelText('Before, as known on')).toHaveValue('2026-04-10');
  expect(screen.getByLabelText('After, as known on')).toHaveValue('');

  await user.click(screen.getByRole('button', { name: 'With a year ago' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ date: '2026-03', with: '2025-03' }));
});

test('The table holds the same KPIs, and the API writes the CSV', async () => {
  const { user } = open('?view=table&unit=u-sales');

  const row = within(await screen.findByRole('row', { name: /Revenue/ }));
  expect(row.getByText('80.0')).toBeVisible();
  expect(row.getByText('90.0')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Export Compare two moments' }));
  expect(await screen.findByRole('menuitem', { name: 'CSV with causes' })).toHaveAttribute(
    'href',
    '/api/v1/organization/difference.csv?unitId=u-sales&date=2026-10&fromDate=2026-09&span=period',
  );
});

test('Nothing that differs is one sentence', async () => {
  open('', difference({ kpis: [], scorecards: [] }));

  expect(await screen.findByText('Nothing changed between Sep 2026 and Oct 2026.')).toBeVisible();
});
