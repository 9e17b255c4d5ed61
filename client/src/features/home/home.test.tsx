import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { ChangeEntry, HomeView, OwedItem, RecordValueRequest } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { HomePage } from './HomePage';

const owed = (of: Partial<OwedItem> = {}): OwedItem => ({
  kind: 'value-missing',
  kpiId: 'k1',
  code: 'REV-1',
  name: 'Revenue',
  unitKind: 'count',
  unitSymbol: null,
  decimals: 0,
  period: '2026-10',
  dueOn: '2026-11-05',
  status: 'outdated',
  previousValue: 1200,
  target: 1500,
  aggregation: 'sum',
  ...of,
});

const change = (of: Partial<ChangeEntry> = {}): ChangeEntry => ({
  id: 'c1',
  kind: 'kpi-value-corrected',
  at: '2026-11-20T01:00:00Z',
  by: { id: 'p-lee', name: 'Lee Jun' },
  subjectKind: 'kpi',
  subjectId: 'k1',
  subjectName: 'Revenue',
  period: '2026-09',
  before: 10,
  after: 12,
  unitKind: 'count',
  unitSymbol: null,
  decimals: 0,
  reason: 'Refunds were missing',
  ...of,
});

function open(of: Partial<HomeView> = {}) {
  const home: HomeView = {
    asOf: { date: '2026-10', knownAt: '2026-11-21T00:00:00Z', isPast: false },
    owed: [],
    owedOkrs: [],
    owedRewards: [],
    changes: [],
    scorecards: [],
    lastVisit: '2026-11-19T00:00:00Z',
    ...of,
  };
  server.use(http.get('*/api/v1/home', () => HttpResponse.json(home)));
  return renderPage(<HomePage />);
}

/** A server that keeps values; a red one without a comment it refuses. */
function keepValues(isRed: (value: number | null) => boolean = () => false) {
  const sent: RecordValueRequest[] = [];
  server.use(
    http.put('*/api/v1/kpis/k1/values/2026-10', async ({ request }) => {
      const body = (await request.json()) as RecordValueRequest;
      sent.push(body);
      if (isRed(body.value) && !body.comment)
        return HttpResponse.json({ code: 'value.comment_required' }, { status: 422 });
      return HttpResponse.json({
        kpiId: 'k1',
        period: '2026-10',
        revision: 1,
        changed: true,
        reading: { value: body.value },
      });
    }),
  );
  return sent;
}

test('A missing value is entered in its row, which goes, and comes back by undo', async () => {
  const sent = keepValues();
  const { user } = open({ owed: [owed()] });

  const field = await screen.findByRole('textbox', { name: 'Revenue: Value' });
  expect(field).toHaveAttribute('placeholder', '1,200');
  await user.type(field, '1,450{Enter}');

  expect(await screen.findByText('All done. Nothing else is waiting for you.')).toBeVisible();
  expect(sent[0]).toMatchObject({ value: 1450, comment: null, expectedRevision: 0 });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('textbox', { name: 'Revenue: Value' })).toBeVisible();
  expect(sent[1]).toMatchObject({ value: null, notApplicable: false, expectedRevision: 1 });
  expect(sent[1]?.reason).toBeTruthy();
});

test('After a value the next row has the focus', async () => {
  keepValues();
  const { user } = open({ owed: [owed(), owed({ kpiId: 'k2', name: 'Churn' })] });

  await user.type(await screen.findByRole('textbox', { name: 'Revenue: Value' }), '1450{Enter}');

  await waitFor(() => expect(screen.getByRole('link', { name: 'Churn' })).toHaveFocus());
});

test('A red value asks for a comment in the row and keeps what was typed', async () => {
  const sent = keepValues((value) => value !== null && value < 1000);
  const { user } = open({ owed: [owed()] });

  await user.type(await screen.findByRole('textbox', { name: 'Revenue: Value' }), '400{Enter}');
  await user.type(await screen.findByRole('textbox', { name: /What happened/ }), 'Two stores closed');
  await user.click(screen.getByRole('button', { name: 'Save Revenue' }));

  await waitFor(() => expect(sent.at(-1)).toMatchObject({ value: 400, comment: 'Two stores closed' }));
  expect(await screen.findByText('All done. Nothing else is waiting for you.')).toBeVisible();
});

test('What is no number is said before it is sent', async () => {
  const sent = keepValues();
  const { user } = open({ owed: [owed()] });

  await user.type(await screen.findByRole('textbox', { name: 'Revenue: Value' }), 'many{Enter}');

  expect(await screen.findByText('This is not a number.')).toBeVisible();
  expect(sent).toEqual([]);
});

test('A ratio is entered by its parts', async () => {
  const sent = keepValues();
  const { user } = open({ owed: [owed({ aggregation: 'ratio', unitKind: 'percent' })] });

  await user.type(await screen.findByRole('textbox', { name: 'Revenue: Numerator' }), '31');
  await user.type(screen.getByRole('textbox', { name: 'Revenue: Denominator' }), '1000{Enter}');

  await waitFor(() => expect(sent).toMatchObject([{ value: null, numerator: 31, denominator: 1000 }]));
});

test('A comment is added to the value that stands', async () => {
  const sent = keepValues();
  server.use(
    http.get('*/api/v1/kpis/k1/series', () =>
      HttpResponse.json({
        points: [
          { period: '2026-10', value: 400, numerator: null, denominator: null, notApplicable: false, revision: 2 },
        ],
      }),
    ),
  );
  const { user } = open({ owed: [owed({ kind: 'comment-missing', status: 'red' })] });

  await user.type(
    await screen.findByRole('textbox', { name: 'Comment on Revenue' }),
    'Strike{Control>}{Enter}{/Control}',
  );

  await waitFor(() =>
    expect(sent).toMatchObject([{ value: 400, comment: 'Strike', expectedRevision: 2, reason: null }]),
  );
});

test('What changed is told in sentences with the subject as a link', async () => {
  open({
    changes: [
      change(),
      change({
        id: 'c2',
        kind: 'objective-added',
        subjectKind: 'scorecard',
        subjectId: 's1',
        subjectName: 'Company 2026',
        reason: null,
      }),
    ],
  });

  const section = within(await screen.findByRole('region', { name: 'What changed' }));
  const [first, second] = section.getAllByRole('listitem');
  expect(first).toHaveTextContent('Lee Jun corrected Revenue in Sep 2026: 10 → 12.');
  expect(first).toHaveTextContent('“Refunds were missing”');
  expect(second).toHaveTextContent('Lee Jun added an objective to Company 2026.');
  expect(section.getByRole('link', { name: 'Company 2026' })).toHaveAttribute('href', '/scorecards/s1');
});

test('A statement of one’s own is told with the way to it', async () => {
  open({
    changes: [
      change({
        kind: 'reward-run-frozen',
        subjectKind: 'reward-statement',
        subjectId: 'r-1',
        subjectName: 'Sales bonus',
        period: '2026-Q3',
        before: null,
        after: null,
        reason: null,
      }),
    ],
  });

  const section = within(await screen.findByRole('region', { name: 'What changed' }));
  expect(section.getByRole('listitem')).toHaveTextContent(
    'Lee Jun released your statement of Sales bonus for Q3 2026.',
  );
  expect(section.getByRole('link', { name: 'Sales bonus' })).toHaveAttribute('href', '/rewards/statements/r-1/p-kim');
});

test('With nothing to do and nothing new, each part says so in one sentence', async () => {
  open();

  expect(await screen.findByText('Nothing is waiting for you.')).toBeVisible();
  expect(screen.getByText('Nothing has changed since your last visit.')).toBeVisible();
  expect(screen.getByText('None of your units has a scorecard yet.')).toBeVisible();
});
