import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { LeaderboardView, RewardGrant, RewardStatementItem } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { hr, rewardAsOf } from '@/test/rewards';
import { server } from '@/test/server';
import { RecognitionPage } from './RecognitionPage';

const board: LeaderboardView = {
  asOf: rewardAsOf,
  planId: 'plan-1',
  planName: 'Sales bonus',
  period: '2026-Q3',
  of: 'people',
  basis: null,
  measureName: null,
  total: 7,
  takesPart: true,
  own: { rank: 2, id: 'p-kim', name: 'Kim Mina', own: true },
  ownFigure: 0.934,
  around: [
    { rank: 1, id: 'p-han', name: 'Han Sora', own: false },
    { rank: 2, id: 'p-kim', name: 'Kim Mina', own: true },
    { rank: 2, id: 'p-lee', name: 'Lee Jun', own: false },
  ],
  top: [{ rank: 1, id: 'p-han', name: 'Han Sora', own: false }],
  onTop: 3,
};

const award = { awardId: 'a-1', name: 'Special leave', quantityUnit: 'day', granted: 1, grantedBefore: 0, due: 1 };

const statement: RewardStatementItem = {
  runId: 'r-1',
  planId: 'plan-1',
  planName: 'Sales bonus',
  period: '2026-Q3',
  status: 'paid',
  adjusts: null,
  amount: 0,
  paidBefore: 0,
  due: 0,
  knownAt: '2026-10-05T01:00:00Z',
  awards: [award],
  awardsOnly: true,
};

const grant: RewardGrant = {
  person: { id: 'p-lee', name: 'Lee Jun' },
  planId: 'plan-1',
  planName: 'Sales bonus',
  period: '2026-Q3',
  awardId: 'a-1',
  awardName: 'Special leave',
  quantity: 1,
  quantityUnit: 'day',
  state: 'withdrawn',
  runId: 'r-1',
  runStatus: 'paid',
  withdrawnBy: 'r-2',
  changedAt: '2026-10-20T01:00:00Z',
};

interface Served {
  on?: boolean;
  leaderboard?: Partial<LeaderboardView>;
  off?: boolean;
  statements?: RewardStatementItem[];
  grants?: RewardGrant[];
}

function serve({ on = true, leaderboard = {}, off, statements = [statement], grants = [grant] }: Served = {}) {
  server.use(
    http.get('*/api/v1/reward-leaderboards', () =>
      HttpResponse.json(on ? [{ planId: 'plan-1', planName: 'Sales bonus', of: 'people' }] : []),
    ),
    http.get('*/api/v1/reward-leaderboards/plan-1', () =>
      off
        ? HttpResponse.json({ status: 404, code: 'reward_leaderboard.off' }, { status: 404 })
        : HttpResponse.json({ ...board, ...leaderboard }),
    ),
    http.get('*/api/v1/reward-statements', () => HttpResponse.json({ currency: 'KRW', statements, tampered: [] })),
    http.get('*/api/v1/reward-plans', () => HttpResponse.json({ asOf: rewardAsOf, plans: [] })),
    http.get('*/api/v1/reward-grants', () => HttpResponse.json({ asOf: rewardAsOf, grants, tampered: [], next: null })),
  );
}

test('One’s own rank comes first, shared where it is, then the neighbours and the best, and no amount', async () => {
  serve();
  renderPage(<RecognitionPage />);
  expect(await screen.findByText('Shared rank 2')).toBeVisible();
  expect(screen.getByText('of 7 people')).toBeVisible();
  expect(screen.getByText('Your figure: 93.4%')).toBeVisible();
  const around = screen.getByRole('list', { name: 'Around you' });
  expect(
    within(around)
      .getAllByRole('listitem')
      .map((row) => row.textContent),
  ).toEqual(['1Han Sora', '2, sharedKim Minayou', '2, sharedLee Jun']);
  expect(screen.getByText('2 more share these ranks.')).toBeVisible();
  expect(screen.getByRole('row', { name: /Special leave/ })).toHaveTextContent('1 day');
  expect(document.body).not.toHaveTextContent('₩');
  expect(screen.queryByRole('heading', { name: 'What was granted' })).not.toBeInTheDocument();
});

test('A leaderboard that was off, and nothing that was given, are said', async () => {
  serve({ off: true, statements: [] });
  renderPage(<RecognitionPage />);
  expect(await screen.findByText('The leaderboard was off in this period.')).toBeVisible();
  expect(screen.getByText(/Nothing besides money was given to you yet/)).toBeVisible();
});

test('Whoever did not take part then is told so', async () => {
  serve();
  server.use(
    http.get('*/api/v1/reward-leaderboards/plan-1', () =>
      HttpResponse.json({ status: 404, code: 'reward_plan.not_found' }, { status: 404 }),
    ),
  );
  renderPage(<RecognitionPage />);
  expect(await screen.findByText('You did not take part in this plan in this period.')).toBeVisible();
});

test.each([
  [true, 'You have no rank in this period: a measure has no value.'],
  [false, 'You did not take part in this plan in this period, so you have no rank.'],
])('Whoever has no rank is told why: taking part is %s', async (takesPart, why) => {
  serve({ leaderboard: { own: null, ownFigure: null, around: [], takesPart } });
  renderPage(<RecognitionPage />);
  expect(await screen.findByText(why)).toBeVisible();
});

const rows = [1, 2, 3, 4, 5, 6].map((rank) => ({ rank, id: `p-${rank}`, name: `No ${rank}`, own: rank === 4 }));

test.each([
  [4, 4, rows.slice(1, 4), rows.slice(0, 4), ['All ranks']],
  [7, 3, rows.slice(0, 5), rows.slice(0, 3), ['Around you']],
  [7, 3, rows.slice(1, 3), rows.slice(0, 3), ['The best']],
  [7, 3, rows.slice(1, 6), rows.slice(0, 3), ['Around you', 'The best']],
])('Of %i ranks no line stands twice where one list holds the other: %#', async (total, onTop, around, top, lists) => {
  serve({ leaderboard: { total, onTop, around, top }, statements: [] });
  renderPage(<RecognitionPage />);
  await screen.findByText('Shared rank 2');
  expect(
    screen.getAllByRole('list', { name: /ranks|Around you|The best/ }).map((list) => list.getAttribute('aria-label')),
  ).toEqual(lists);
});

test('HR is led to where a leaderboard is switched on, and sees what was granted and withdrawn', async () => {
  serve({ on: false });
  renderPage(<RecognitionPage />, { session: hr });
  expect(await screen.findByText(/No leaderboard is on/)).toBeVisible();
  const row = await screen.findByRole('row', { name: /Lee Jun/ });
  expect(row).toHaveTextContent('Withdrawn');
  expect(within(row).getByRole('link', { name: 'Lee Jun' })).toHaveAttribute('href', '/rewards/statements/r-2/p-lee');
});

test('Grants come page by page, and a run that was tampered with is named', async () => {
  serve({ on: false });
  const asked: (string | null)[] = [];
  server.use(
    http.get('*/api/v1/reward-grants', ({ request }) => {
      const after = new URL(request.url).searchParams.get('after');
      asked.push(after);
      return HttpResponse.json(
        after
          ? {
              asOf: rewardAsOf,
              grants: [{ ...grant, person: { id: 'p-han', name: 'Han Sora' } }],
              tampered: [{ planId: 'plan-2', planName: 'Team reward', period: '2026-Q1', runIds: ['r-9'] }],
              next: null,
            }
          : { asOf: rewardAsOf, grants: [grant], tampered: [], next: 'there' },
      );
    }),
  );
  const { user } = renderPage(<RecognitionPage />, { session: hr });
  await screen.findByRole('row', { name: /Lee Jun/ });
  const table = screen.getByRole('table', { name: 'What was granted' });
  expect(within(table).queryByRole('button')).toBeNull(); // part of a list is not sorted
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByRole('row', { name: /Han Sora/ })).toBeVisible();
  expect(screen.getByText(/Team reward, Q1 2026: what is kept of a run is not what the log says/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Look at the run' })).toHaveAttribute('href', '/rewards/runs/r-9');
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(asked).toEqual([null, 'there']);
});

test('The page has no fault that axe knows', async () => {
  serve();
  renderPage(<RecognitionPage />, { session: hr });
  await screen.findByText('Shared rank 2');
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
