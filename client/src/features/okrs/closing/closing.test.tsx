import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { OkrObjectiveDetail } from '@/api/generated';
import { asOf, cycle } from '@/test/okrAlignment';
import { closed, objective } from '@/test/okrClosing';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ClosePage } from './ClosePage';

function open(
  first: OkrObjectiveDetail = objective(),
  url = '/okrs/objectives/o1/close',
  refuse: () => boolean = () => false,
) {
  let current = first;
  const sent: [string, Record<string, unknown>][] = [];
  const keep =
    (name: string, change: (body: Record<string, unknown>) => Partial<OkrObjectiveDetail> = () => ({})) =>
    async ({ request }: { request: Request }) => {
      const body = (await request.json()) as Record<string, unknown>;
      sent.push([name, body]);
      if (refuse()) return HttpResponse.json({ code: 'version.conflict' }, { status: 409 });
      current = { ...current, ...change(body), version: current.version + 1 };
      return HttpResponse.json({ version: current.version, recordedAt: '2026-11-21T00:00:00Z' });
    };
  server.use(
    http.get('*/api/v1/objectives/o1', () => HttpResponse.json(current)),
    http.put('*/api/v1/objectives/o1/review', keep('draft')),
    http.post(
      '*/api/v1/objectives/o1/closures',
      keep('close', () => ({ ...closed() })),
    ),
    http.post(
      '*/api/v1/objectives/o1/reopenings',
      keep('reopen', () => ({ stage: 'agreed' })),
    ),
    http.post('*/api/v1/objectives/o1/carry-forwards', keep('carry')),
    http.get('*/api/v1/cycles', () =>
      HttpResponse.json({
        asOf,
        canManage: true,
        cycles: [
          cycle,
          { ...cycle, id: 'c0', name: '2026 Q3', firstDay: '2026-07-01', lastDay: '2026-09-30' },
          { ...cycle, id: 'c2', name: '2027-Q1', firstDay: '2027-01-01', lastDay: '2027-03-31', status: 'planning' },
        ],
      }),
    ),
  );
  return { ...renderPage(<ClosePage />, { path: '/okrs/objectives/$objectiveId/close', url }), sent };
}

test('Scores are proposed from the progress, the draft keeps itself, and closing needs everything', async () => {
  const { user, sent } = open();

  expect(await screen.findByRole('textbox', { name: 'Score of Twenty contracts' })).toHaveValue('0.84');
  expect(screen.getByText('Q4 2026 · Company · Lee Jun')).toBeVisible();
  expect(screen.getByText(/no progress to propose a score from/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close the objective' }));
  expect(screen.getByText('Choose an outcome.')).toBeVisible();
  const second = screen.getByRole('textbox', { name: 'Score of Churn below 3%' });
  await waitFor(() => expect(second).toHaveFocus());
  expect(sent).toEqual([]);

  await user.type(second, '0.4');
  expect(await screen.findByText(/Going by the score: Achieved/)).toBeVisible();
  expect(screen.getByText('0.73')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Achieved' }));
  await user.type(screen.getByRole('textbox', { name: 'What worked?' }), 'Visits');
  await screen.findByText('Draft saved');
  expect(sent.at(-1)).toEqual([
    'draft',
    {
      expectedVersion: expect.any(Number),
      outcome: 'achieved',
      scores: [
        { keyResultId: 'k1', score: 0.84 },
        { keyResultId: 'k2', score: 0.4 },
      ],
      learnings: [{ question: 'what-worked', text: 'Visits' }],
      note: null,
    },
  ]);

  await user.click(screen.getByRole('button', { name: 'Close the objective' }));
  expect(await screen.findByRole('heading', { name: 'How it ended' })).toBeVisible();
  expect(sent.at(-1)?.[0]).toBe('close');
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('The arrow keys change a score by a tenth, exactly', async () => {
  const { user } = open();
  const field = await screen.findByRole('textbox', { name: 'Score of Twenty contracts' });
  await user.click(field);
  await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}');
  expect(field).toHaveValue('0.94');
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(field).toHaveValue('1');
  await screen.findByText('Draft saved');
});

test('An answer that is too long is kept whole, said, and not closed with', async () => {
  const { user, sent } = open();
  const field = await screen.findByRole('textbox', { name: 'What worked?' });
  await user.click(field);
  await user.paste('x'.repeat(2001));
  expect(field).toHaveValue('x'.repeat(2001));
  expect(screen.getByText('At most 2,000 characters; there are 2,001 now.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Score of Churn below 3%' }), '0.4');
  await user.click(screen.getByRole('radio', { name: 'Achieved' }));
  await user.click(screen.getByRole('button', { name: 'Close the objective' }));
  await waitFor(() => expect(field).toHaveFocus());
  await waitFor(() => expect(sent).not.toEqual([]));
  expect(sent.map(([name]) => name)).not.toContain('close');
});

test('A score above 1 is said beside its field and not sent', async () => {
  const { user, sent } = open();
  const field = await screen.findByRole('textbox', { name: 'Score of Twenty contracts' });
  await user.clear(field);
  await user.type(field, '1.2');
  await user.tab();
  expect(await screen.findByText('Between 0 and 1.')).toBeVisible();
  await waitFor(() => expect(sent.at(-1)?.[1]).toMatchObject({ scores: [] }));
});

test('When somebody else was first what was typed stays, and may be saved over it', async () => {
  let conflicts = true;
  const { user, sent } = open(objective(), undefined, () => conflicts);
  await user.type(await screen.findByRole('textbox', { name: 'What worked?' }), 'Visits');

  expect(await screen.findByText(/Somebody else changed this objective first/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'What worked?' })).toHaveValue('Visits');
  conflicts = false;
  await user.click(screen.getByRole('button', { name: 'Save mine' }));
  await screen.findByText('Draft saved');
  expect(sent.at(-1)?.[1]).toMatchObject({ learnings: [{ question: 'what-worked', text: 'Visits' }] });
});

test('A closed objective is read, and reopened for a reason only', async () => {
  const { user, sent } = open(closed());

  expect(await screen.findByText('Visits with engineers')).toBeVisible();
  expect(screen.getByText('0.75')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Reopen' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Reopen' }));
  expect(sent).toEqual([]);
  await user.type(dialog.getByRole('textbox'), 'A contract came late');
  await user.click(dialog.getByRole('button', { name: 'Reopen' }));
  await waitFor(() => expect(sent).toEqual([['reopen', { reason: 'A contract came late', expectedVersion: 4 }]]));
});

test('What is not done is carried forward into the next cycle, from where it stands', async () => {
  const { user, sent, router } = open(closed());

  await user.click(await screen.findByRole('button', { name: 'Carry forward' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('combobox', { name: 'Into the cycle' })).toHaveValue('Q1 2027');
  expect(dialog.getByRole('checkbox', { name: 'Twenty contracts' })).not.toBeChecked();
  expect(dialog.getByRole('checkbox', { name: 'Churn below 3%' })).toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'Carry forward' }));

  await waitFor(() =>
    expect(sent).toEqual([
      [
        'carry',
        { newObjectiveId: expect.any(String), cycleId: 'c2', keyResultIds: ['k2'], parents: true, resetStart: true },
      ],
    ]),
  );
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/okrs\/objectives\/[0-9a-f-]{36}$/));
});

test.each([
  [{ stage: 'draft' }, 'A draft cannot be closed.'],
  [{ archived: true }, 'This objective is archived.'],
  [{ canEdit: false, canClose: false }, 'You may not close this objective.'],
  [{ cycle: { ...objective().cycle, status: 'closed' } }, 'The cycle is closed.'],
] as [Partial<OkrObjectiveDetail>, string][])('Where it cannot be closed the page says why: %o', async (of, words) => {
  open(objective(of));
  expect(await screen.findByText(new RegExp(words))).toBeVisible();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('While the past is shown nothing is written', async () => {
  const { user, sent } = open(objective(), '/okrs/objectives/o1/close?date=2026-03');
  expect(await screen.findByRole('textbox', { name: 'Score of Twenty contracts' })).toHaveAttribute('readonly');
  await user.click(screen.getByRole('button', { name: 'Close the objective' }));
  expect(sent).toEqual([]);
});

test.each([
  ['open', objective()],
  ['closed', closed()],
])('The page of an %s objective has no fault that axe knows', async (_, of) => {
  open(of);
  await screen.findByRole('heading', { level: 1 });
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
