import { HttpResponse, http } from 'msw';
import type { DisputeView, RewardStatement } from '@/api/generated';
import { StatementPage } from '@/features/rewards/statement/StatementPage';
import { renderPage } from './renderPage';
import { rewardAsOf, statement } from './rewards';
import { server } from './server';

/** The page of a statement; what is sent from it is told. */
export function showStatement(change: Partial<RewardStatement> = {}, disputes: DisputeView[] = []) {
  const sent: unknown[] = [];
  const shown = { ...statement, ...change };
  server.use(
    http.get('*/api/v1/reward-statements/:runId/:personId', () => HttpResponse.json(shown)),
    http.get('*/api/v1/reward-disputes', () => HttpResponse.json({ asOf: rewardAsOf, disputes })),
    http.post('*/api/v1/reward-statements/estimates', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ now: 2_400_000, assumed: 2_700_000, heldNow: [], heldAssumed: [] });
    }),
    http.put('*/api/v1/reward-disputes/:id', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ version: 1, recordedAt: '2026-11-21T01:00:00Z' });
    }),
  );
  const rendered = renderPage(<StatementPage />, {
    path: '/rewards/statements/$runId/$personId',
    url: `/rewards/statements/r-1/${shown.person.id}`,
  });
  return { ...rendered, sent };
}
