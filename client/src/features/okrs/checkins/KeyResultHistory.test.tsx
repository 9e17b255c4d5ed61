import { notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import { entryViewOf, historyOf, keepCheckIns } from '@/test/checkIns';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { historyRows } from './history/historyRows';
import { KeyResultHistory } from './KeyResultHistory';

const corrected = entryViewOf({
  id: 'c1',
  date: '2026-11-07',
  value: 34,
  progress: 0.3,
  corrected: true,
  earlier: [
    {
      value: 43,
      milestonesDone: [],
      progress: -0.15,
      confidence: 7,
      note: null,
      blocker: null,
      blockerOwner: null,
      nextSteps: null,
      reason: 'Digits swapped',
      correctedBy: { id: 'p-lee', name: 'Lee Jun' },
      correctedAt: '2026-11-08T01:00:00Z',
    },
  ],
});
const latest = entryViewOf({ id: 'c2', canWithdraw: true });
const history = historyOf({
  checkIns: [corrected, entryViewOf({ id: 'c3', date: '2026-11-10', withdrawn: true, canCorrect: false }), latest],
  points: [
    { date: '2026-11-07', value: 34, progress: 0.3, confidence: 7, elapsed: 0.41 },
    { date: '2026-11-14', value: 30, progress: 0.5, confidence: 7, elapsed: 0.49 },
  ],
});

beforeEach(() => {
  notifications.clean();
});

function open(of = history) {
  const api = keepCheckIns([of]);
  return { ...api, ...renderPage(<KeyResultHistory keyResultId="kr1" />) };
}

test('Every check-in is told, with what was corrected by whom and why', async () => {
  open();
  const [newest, withdrawn, oldest] = await screen.findAllByRole('listitem');
  expect(newest).toHaveTextContent('30%');
  expect(withdrawn).toHaveTextContent('taken back');
  expect(oldest).toHaveTextContent('43% → 34%');
  expect(oldest).toHaveTextContent('Was 43%; corrected by Lee Jun on Nov 8, 2026, 10:00 AM: “Digits swapped”');
  expect(
    within(oldest as HTMLElement)
      .getByText('43%')
      .closest('s'),
  ).toBeVisible();
});

test('The chart says in words what it shows, and the same figures stand in a table that can be taken along', async () => {
  const { user } = open();
  expect(
    await screen.findByRole('img', {
      name: 'Progress of Churn below 20 % with 2 points, last 50% on Nov 14, 2026, beside the time gone by',
    }),
  ).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Table' }));
  const rows = within(screen.getByRole('table', { name: 'Course of Churn below 20 %' })).getAllByRole('row');
  expect(rows).toHaveLength(4);
  expect(rows[1]).toHaveTextContent('Nov 14, 202630%50%49%7Kim Mina');
  expect(rows[3]).toHaveTextContent('43% 34%');
  expect(screen.getByRole('button', { name: 'Export Course of Churn below 20 %' })).toBeVisible();
});

test('A check-in is corrected with a reason', async () => {
  const { user } = open();
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/key-results/kr1/check-ins/c1/corrections', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ version: 2, keyResult: history.keyResult, objective: {} });
    }),
  );
  const oldest = (await screen.findAllByRole('listitem'))[2] as HTMLElement;
  await user.click(within(oldest).getByRole('button', { name: 'Correct' }));

  const dialog = within(await screen.findByRole('dialog', { name: 'Correct a check-in' }));
  const value = dialog.getByRole('textbox', { name: /Where it stands/ });
  expect(value).toHaveValue('34');
  await user.clear(value);
  await user.type(value, '35');
  await user.click(dialog.getByRole('button', { name: 'Correct' }));
  expect(sent).toEqual([]);
  await user.type(dialog.getByRole('textbox', { name: /Reason/ }), 'Late invoice');
  await user.click(dialog.getByRole('button', { name: 'Correct' }));

  await waitFor(() => expect(sent).toMatchObject([{ expectedVersion: 1, value: 35, reason: 'Late invoice' }]));
  expect(await screen.findByText(/the check-in was corrected/)).toBeVisible();
});

test('The latest of one’s own is taken back', async () => {
  const { user, withdrawn } = open();
  await user.click(await screen.findByRole('button', { name: 'Take back' }));
  await waitFor(() => expect(withdrawn).toEqual(['c2']));
});

test('Whoever looks at the past changes nothing', async () => {
  keepCheckIns([history]);
  renderPage(<KeyResultHistory keyResultId="kr1" />, { url: '/?knownAt=2026-11-15T00:00:00Z' });
  await screen.findAllByRole('listitem');
  expect(screen.queryByRole('button', { name: 'Correct' })).not.toBeInTheDocument();
});

test('Of a KPI-driven key result the periods of its KPI stand in the table too', () => {
  const measure = { ...history.keyResult.measure, kind: 'kpi' as const };
  const rows = historyRows({
    ...history,
    keyResult: { ...history.keyResult, measure },
    checkIns: [entryViewOf({ id: 'c1', date: '2026-11-14', value: null, progress: null })],
  });
  expect(rows.map(({ id, progress }) => [id, progress])).toEqual([
    ['c1', 0.5],
    ['2026-11-07', 0.3],
  ]);
});

test('The history can be read by everyone', async () => {
  open();
  await screen.findAllByRole('listitem');
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const result = await axe.run(document.body, { rules });
  expect(result.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
