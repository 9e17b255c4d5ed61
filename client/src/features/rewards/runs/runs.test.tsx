import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import { useEffect } from 'react';
import type { RewardRunView } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { dispute, hr, rewardAsOf, rewardPlan, run, runDetail } from '@/test/rewards';
import { server } from '@/test/server';
import { watchDialogFocus } from '@/ui/dialogFocus';
import { RunPage } from './RunPage';
import { RunsPage } from './RunsPage';

function serve(change: Partial<RewardRunView> = {}) {
  const sent: [string, unknown][] = [];
  const keep = async ({ request }: { request: Request }) => {
    sent.push([new URL(request.url).pathname.replace('/api/v1/', ''), await request.json()]);
    return HttpResponse.json({ version: 3, recordedAt: '2026-11-21T01:00:00Z' });
  };
  server.use(
    http.get('*/api/v1/reward-plans', () => HttpResponse.json({ asOf: rewardAsOf, plans: [rewardPlan] })),
    http.get('*/api/v1/reward-runs', () => HttpResponse.json({ asOf: rewardAsOf, runs: [run] })),
    http.get('*/api/v1/reward-runs/r-1', () => HttpResponse.json(runDetail(change))),
    http.get('*/api/v1/reward-disputes', () => HttpResponse.json({ asOf: rewardAsOf, disputes: [dispute] })),
    http.post('*/api/v1/reward-runs/r-1/reproductions', () =>
      HttpResponse.json({
        runId: 'r-1',
        at: '2026-11-21T01:00:00Z',
        ok: false,
        hash: 'abcdef0123456789',
        recomputedHash: 'ffff',
        knownAt: run.knownAt,
        lines: 2,
        due: 5_400_000,
        recomputedDue: 5_000_000,
        differences: [{ personId: 'p-kim', kept: 2_400_000, recomputed: 2_000_000 }],
      }),
    ),
    http.post('*/api/v1/reward-runs/r-1/:step', keep),
    http.post('*/api/v1/reward-disputes/d-1/:step', keep),
    http.put('*/api/v1/reward-runs/:id', keep),
  );
  return sent;
}

const open = () => renderPage(<RunPage />, { path: '/rewards/runs/$runId', url: '/rewards/runs/r-1', session: hr });

test('A run is computed for a plan and the last period that is over and has none', async () => {
  const sent = serve();
  const { user } = renderPage(<RunsPage />, { session: hr });
  expect(await screen.findByRole('link', { name: 'Q3 2026' })).toHaveAttribute('href', '/rewards/runs/r-1');
  await user.click(screen.getByRole('button', { name: 'Compute' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Compute' }));
  await screen.findByText('Computed: Sales bonus, Q2 2026');
  expect(sent[0]?.[1]).toEqual({ planId: 'plan-1', period: '2026-Q2' });
});

test.each([
  [false, 'You computed this run, so somebody else has to approve it. It can be approved by Han Sora, Lee Jun.'],
  [true, 'This run is about you, so somebody else has to approve it. It can be approved by Han Sora, Lee Jun.'],
])('Whoever computed a run or is in it is told who approves it instead', async (canApprove, why) => {
  const sent = serve({ canApprove });
  server.use(
    http.get('*/api/v1/reward-runs/r-1', () =>
      HttpResponse.json({
        ...runDetail({ canApprove }),
        approvers: [
          { id: 'p-han', name: 'Han Sora' },
          { id: 'p-lee', name: 'Lee Jun' },
        ],
      }),
    ),
  );
  const { user } = open();
  const button = await screen.findByRole('button', { name: 'Approve' });
  expect(button).toHaveAccessibleDescription(why);
  expect(screen.getByText('not yet · Han Sora, Lee Jun')).toBeVisible();
  await user.click(button);
  expect(sent).toEqual([]);
});

test('Every step that was taken says who took it and when', async () => {
  serve({ status: 'frozen' });
  open();
  expect(await screen.findByText(/^Lee Jun · Oct 5, 2026/)).toBeVisible();
  expect(screen.getByText(/^Han Sora · Oct 7, 2026/)).toBeVisible();
  expect(screen.getByText(/^someone · Oct 8, 2026/)).toBeVisible();
});

test('Held lines come first, with the reason, and hold up the approval', async () => {
  serve({ held: 1 });
  open();
  expect(await screen.findByRole('heading', { name: 'Held: 1' })).toBeVisible();
  expect(screen.getByText('Revenue: no value for Aug 2026, Sep 2026.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open Revenue' })).toHaveAttribute('href', '/kpis/k-revenue');
  expect(screen.getByRole('button', { name: 'Approve' })).toHaveAccessibleDescription(/1 line is held/);
});

test('A line that only an award holds says so beside its amount', async () => {
  const detail = runDetail({ held: 1 });
  const [kim, lee] = detail.lines;
  if (!kim || !lee) throw new Error('Two lines were made.');
  const missing = {
    code: 'award-missing',
    basis: null,
    subjectId: 'k-csat',
    kpiCode: 'CSAT',
    name: 'CSAT',
    reason: null,
    periods: [],
  };
  serve({ held: 1 });
  server.use(
    http.get('*/api/v1/reward-runs/r-1', () => HttpResponse.json({ ...detail, lines: [{ ...kim, held: [missing] }] })),
  );
  open();
  const row = await screen.findByRole('row', { name: /Kim Mina/ });
  expect(row).toHaveTextContent('2,400,000Held');
});

test('Two clicks before the button says that it is at work approve once', async () => {
  const sent = serve();
  open();
  const button = await screen.findByRole('button', { name: 'Approve' });
  act(() => {
    button.click();
    button.click();
  });
  await screen.findByText('Approved', { selector: '[class*=otification] *' });
  expect(sent).toEqual([['reward-runs/r-1/approvals', { expectedVersion: 2 }]]);
});

test('Two clicks compute one run', async () => {
  const sent = serve();
  const { user } = renderPage(<RunsPage />, { session: hr });
  await user.click(await screen.findByRole('button', { name: 'Compute' }));
  const button = within(await screen.findByRole('dialog')).getByRole('button', { name: 'Compute' });
  act(() => {
    button.click();
    button.click();
  });
  await screen.findByText('Computed: Sales bonus, Q2 2026');
  expect(sent).toHaveLength(1);
});

function Watched() {
  useEffect(watchDialogFocus, []);
  return <RunsPage />;
}

test('By keyboard the dialog begins at its first field, and Escape leads back to its button', async () => {
  serve();
  const { user } = renderPage(<Watched />, { session: hr });
  const opener = await screen.findByRole('button', { name: 'Compute' });
  opener.focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(within(dialog).getByRole('combobox', { name: 'Plan' })).toHaveFocus());
  await user.keyboard('{Escape}');
  await waitFor(() => expect(opener).toHaveFocus());
});

test('A run is approved, and paid when the control total is typed', async () => {
  const sent = serve();
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  await screen.findByText('Approved', { selector: '[class*=otification] *' });
  expect(sent).toEqual([['reward-runs/r-1/approvals', { expectedVersion: 2 }]]);
});

test('Payment asks for the control total', async () => {
  const sent = serve({ status: 'frozen' });
  const { user } = open();
  expect(await screen.findByRole('link', { name: 'Payroll file (CSV)' })).toHaveAttribute(
    'href',
    '/api/v1/reward-runs/r-1/payroll.csv',
  );
  await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as paid' }));
  expect(sent).toEqual([]);
  await user.type(within(dialog).getByLabelText(/Control total/), '5,400,000');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as paid' }));
  await screen.findByText('Marked as paid');
  expect(sent).toEqual([['reward-runs/r-1/payments', { controlTotal: 5_400_000, expectedVersion: 2 }]]);
});

test('A run without money speaks of what it grants, and has no payroll file', async () => {
  const sent = serve({ status: 'frozen', awardsOnly: true, granted: 4, withdrawn: 0, total: 0, due: 0 });
  const detail = runDetail({ status: 'frozen', awardsOnly: true, granted: 4, withdrawn: 0, total: 0, due: 0 });
  const leave = { awardId: 'a-1', name: 'Special leave', quantityUnit: 'day', granted: 1, grantedBefore: 0, due: 1 };
  server.use(
    http.get('*/api/v1/reward-runs/r-1', () =>
      HttpResponse.json({ ...detail, lines: detail.lines.map((line) => ({ ...line, held: [], awards: [leave] })) }),
    ),
  );
  const { user } = open();
  const row = await screen.findByRole('row', { name: /Kim Mina/ });
  expect(row).toHaveTextContent('Special leave (1 day)');
  expect(screen.getByText('4 people')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Payroll file (CSV)' })).toBeNull();
  expect(document.body).not.toHaveTextContent('₩');
  await user.click(screen.getByRole('button', { name: 'Mark as granted' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('granted to 4 people');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as granted' }));
  await screen.findByText('Marked as granted');
  expect(sent).toEqual([['reward-runs/r-1/payments', { controlTotal: 0, expectedVersion: 2 }]]);
});

test('The list of runs says what a run without money granted', async () => {
  serve();
  const granted = { ...run, status: 'paid', awardsOnly: true, granted: 4, withdrawn: 1, total: 0, due: 0 };
  server.use(http.get('*/api/v1/reward-runs', () => HttpResponse.json({ asOf: rewardAsOf, runs: [granted] })));
  renderPage(<RunsPage />, { session: hr });
  const row = (await screen.findByRole('link', { name: 'Q3 2026' })).closest('tr');
  expect(row).toHaveTextContent('granted to 4 people · withdrawn from 1 person');
  expect(row).toHaveTextContent('Awards granted');
  expect(row).not.toHaveTextContent('₩');
});

test('A run that was tampered with shows no line and can be reproduced', async () => {
  serve();
  server.use(
    http.get('*/api/v1/reward-runs/r-1', () =>
      HttpResponse.json({ status: 409, code: 'reward_run.tampered' }, { status: 409 }),
    ),
    http.get('*/api/v1/reward-plans/:id/participants', () =>
      HttpResponse.json({
        asOf: rewardAsOf,
        participants: [{ id: 'x', version: 1, person: { id: 'p-kim', name: 'Kim Mina' }, segments: [], modifiers: [] }],
      }),
    ),
  );
  const { user } = open();
  expect(await screen.findByText(/What is kept of this run is not what the log says/)).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Sales bonus, Q3 2026' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Compute again and compare' }));
  const report = await screen.findByRole('table', { name: 'Reproduction' });
  expect(within(report).getByRole('rowheader', { name: 'Kim Mina' })).toBeVisible();
});

test('A reproduction names the lines that differ', async () => {
  serve();
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Compute again and compare' }));
  expect(await screen.findByText('Not equal: 1 line differs.')).toBeVisible();
  expect(within(screen.getByRole('table', { name: 'Reproduction' })).getByText('₩2,000,000')).toBeVisible();
});

test('A dispute is decided with words', async () => {
  const sent = serve();
  const { user } = open();
  const card = await screen.findByRole('article', { name: /Dispute: Sales bonus/ });
  await user.click(within(card).getByRole('button', { name: 'Accept' }));
  expect(within(card).getByText('Say something first.')).toBeVisible();
  await user.type(within(card).getByRole('textbox'), 'You are right.');
  await user.click(within(card).getByRole('button', { name: 'Accept' }));
  await screen.findByText('The dispute was accepted');
  expect(sent).toEqual([['reward-disputes/d-1/acceptances', { text: 'You are right.', expectedVersion: 1 }]]);
});

test('A run has no fault that axe knows', async () => {
  serve({ held: 1 });
  open();
  await screen.findByRole('button', { name: 'Approve' });
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('A paid run whose values changed says so, and its adjustment is computed from there', async () => {
  const sent = serve({ status: 'paid', changedValues: 3 });
  const { user } = open();
  expect(await screen.findByText('3 values it rests on changed since: compute again.')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Compute the adjustment' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Period: Q3 2026' })).toBeVisible();
  expect(sent).toEqual([]);
});

test('A run names those who are gone or take part on some days only', async () => {
  serve();
  server.use(
    http.get('*/api/v1/reward-runs/r-1', () =>
      HttpResponse.json({
        ...runDetail(),
        warnings: [
          { code: 'participant-deactivated', ruleId: null, at: null, personId: 'p-kim' },
          { code: 'participation-gap', ruleId: null, at: null, personId: 'p-lee' },
        ],
      }),
    ),
  );
  open();
  const section = await screen.findByRole('region', { name: 'To look at of the participants' });
  expect(within(section).getByText('Kim Mina is deactivated and still takes part.')).toBeVisible();
  expect(within(section).getByText('Lee Jun does not take part on every day of the period.')).toBeVisible();
});
