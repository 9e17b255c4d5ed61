import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { HomeView, OwedReward } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { HomePage } from './HomePage';

const owed = (of: Partial<OwedReward> = {}): OwedReward => ({
  kind: 'run-to-approve',
  runId: 'r-1',
  disputeId: null,
  planName: 'Sales bonus',
  period: '2026-Q3',
  by: { id: 'p-lee', name: 'Lee Jun' },
  since: '2026-11-18T01:26:00Z',
  changedValues: null,
  ...of,
});

function open(owedRewards: OwedReward[]) {
  const home: HomeView = {
    asOf: { date: '2026-10', knownAt: '2026-11-21T00:00:00Z', isPast: false },
    owed: [],
    changes: [],
    scorecards: [],
    lastVisit: null,
    owedOkrs: [],
    owedRewards,
  };
  server.use(http.get('*/api/v1/home', () => HttpResponse.json(home)));
  return renderPage(<HomePage />);
}

test('A run that waits says what for, who computed it and since when, and leads to its page', async () => {
  open([owed()]);
  const link = await screen.findByRole('link', { name: 'Approve' });
  expect(link).toHaveAttribute('href', '/rewards/runs/r-1');
  expect(link).toHaveAccessibleDescription(/Sales bonus.*Run to approve · Q3 2026 · by Lee Jun · waiting since/);
});

test('A dispute leads to the run it is about, and nothing tells an amount', async () => {
  open([
    owed({ kind: 'dispute-to-answer', disputeId: 'd-1' }),
    owed({ kind: 'run-to-review', runId: 'r-2', by: null }),
  ]);
  expect(await screen.findByRole('link', { name: 'Read and reply' })).toHaveAttribute('href', '/rewards/runs/r-1');
  const review = screen.getByRole('link', { name: 'Review' });
  expect(review).toHaveAttribute('href', '/rewards/runs/r-2');
  expect(review).not.toHaveAccessibleDescription(/by /);
  expect(document.body).not.toHaveTextContent('₩');
});

test('A paid period whose values changed says how many, and leads to its run', async () => {
  open([owed({ kind: 'run-to-adjust', by: null, changedValues: 3 })]);
  const link = await screen.findByRole('link', { name: 'Open the run' });
  expect(link).toHaveAttribute('href', '/rewards/runs/r-1');
  expect(link).toHaveAccessibleDescription(/Paid period to compute again · Q3 2026 · 3 values changed since/);
});
