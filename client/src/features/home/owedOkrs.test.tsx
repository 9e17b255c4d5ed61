import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { HomeView, KeyResultView, OwedCheckIn } from '@/api/generated';
import { homeKey } from '@/shared/lists';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { HomePage } from './HomePage';

/** Only what the page looks at. */
const keyResult = (of: Partial<KeyResultView>) => ({ canCheckIn: true, ...of }) as KeyResultView;

const owed = (of: Partial<OwedCheckIn> = {}): OwedCheckIn => ({
  kind: 'check-in',
  objectiveId: 'o1',
  objectiveTitle: 'Customers stay',
  unitName: 'Sales',
  keyResult: keyResult({ id: 'kr1', title: 'Churn below 20 %', owner: { id: 'p-kim', name: 'Kim Mina' } }),
  owner: { id: 'p-kim', name: 'Kim Mina' },
  dueOn: '2026-11-21',
  daysLate: 0,
  since: '2026-11-21',
  escalatedTo: [],
  commentId: null,
  text: null,
  by: null,
  ...of,
});

function open(owedOkrs: OwedCheckIn[], url = '/') {
  const home: HomeView = {
    asOf: { date: '2026-10', knownAt: '2026-11-21T00:00:00Z', isPast: false },
    owed: [],
    changes: [],
    scorecards: [],
    lastVisit: null,
    owedOkrs,
    owedRewards: [],
  };
  server.use(http.get('*/api/v1/home', () => HttpResponse.json(home)));
  return renderPage(<HomePage />, { url });
}

test('Check-ins, late ones of others, objectives to close and mentions each say what they are and open in place', async () => {
  const { user, router } = open([
    owed(),
    owed({
      kind: 'check-in-escalated',
      keyResult: keyResult({ id: 'kr2', title: 'NPS above 50' }),
      owner: { id: 'p-lee', name: 'Lee Jun' },
      daysLate: 9,
    }),
    owed({ kind: 'objective-to-close', keyResult: null }),
    owed({
      kind: 'mention',
      keyResult: null,
      dueOn: null,
      commentId: 'm1',
      text: 'Can you look?',
      by: { id: 'p-lee', name: 'Lee Jun' },
    }),
  ]);

  const section = within(await screen.findByRole('region', { name: 'To do today' }));
  const [checkIn, late, close, mention] = section.getAllByRole('listitem');
  expect(checkIn).toHaveTextContent('Check-in due · Customers stay · due Nov 21, 2026');
  expect(late).toHaveTextContent('Late check-in of somebody else · Customers stay · owned by Lee Jun · 9 days late');
  expect(close).toHaveTextContent('Objective to close');
  expect(mention).toHaveTextContent('You were mentioned · by Lee Jun“Can you look?”');
  expect(section.getByRole('link', { name: 'Go through all 2 check-ins one after another' })).toHaveAttribute(
    'href',
    '/okrs/check-ins',
  );

  await user.click(section.getByRole('link', { name: 'Check in on Churn below 20 %' }));
  await waitFor(() => expect(router.state.location.href).toBe('/?checkIn=kr1'));
});

test('A check-in that was made goes, and the next one has the focus', async () => {
  const second = owed({ keyResult: keyResult({ id: 'kr2', title: 'NPS above 50', owner: null }) });
  const { user, queryClient } = open([owed(), second]);
  await user.click(await screen.findByRole('link', { name: 'Check in on Churn below 20 %' }));

  (document.activeElement as HTMLElement).blur();
  queryClient.setQueriesData<HomeView>({ queryKey: homeKey }, (home) => home && { ...home, owedOkrs: [second] });

  await waitFor(() => expect(screen.getByRole('link', { name: 'Check in on NPS above 50' })).toHaveFocus());
});

test('In the past a check-in is only looked at', async () => {
  open([owed()], '/?date=2026-03');
  expect(await screen.findByRole('link', { name: 'Look' })).toHaveAttribute('href', '/okrs/objectives/o1');
});
