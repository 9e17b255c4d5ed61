import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { RecordValueRequest, SegmentValueRow } from '@/api/generated';
import { grid, reading } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ValuesPage } from './ValuesPage';

interface Sent {
  kpi: string;
  period: string;
  body: RecordValueRequest;
}

/** The grid, and a server that answers each write by the rule given. */
function serve(answer: (sent: Sent) => { status: number; code: string } | null = () => null): Sent[] {
  const sent: Sent[] = [];
  server.use(
    http.get('*/api/v1/values', () => HttpResponse.json(grid)),
    http.get('*/api/v1/*', () => HttpResponse.json([])),
    http.put('*/api/v1/kpis/:kpi/values/:period', async ({ params, request }) => {
      const write = {
        kpi: String(params.kpi),
        period: String(params.period),
        body: (await request.json()) as RecordValueRequest,
      };
      sent.push(write);
      const refused = answer(write);
      if (refused) return HttpResponse.json({ code: refused.code }, { status: refused.status });
      return HttpResponse.json({
        kpiId: write.kpi,
        period: write.period,
        revision: 2,
        recordedAt: '2026-11-21T01:00:00Z',
        changed: true,
        reading: { ...reading, period: write.period, value: write.body.value },
      });
    }),
  );
  return sent;
}

const cellAt = (row: number, column: number) =>
  screen.findByText((_, element) => element?.getAttribute('data-cell') === `${row}/${column}`);

async function open(url = '/values') {
  const { user } = renderPage(<ValuesPage />, { path: '/values', url });
  await screen.findByRole('grid', { name: 'Values by KPI and period' });
  return user;
}

test('A typed value goes out with Enter, and the next row is where one types on', async () => {
  const sent = serve();
  const user = await open();
  await user.click(await cellAt(0, 1));
  await user.keyboard('2.5{Enter}');

  expect(await cellAt(0, 1)).toHaveTextContent('2.5');
  expect(await cellAt(1, 1)).toHaveFocus();
  await waitFor(() => expect(sent).toHaveLength(1), { timeout: 4000 });
  expect(sent[0]).toMatchObject({ kpi: 'k-churn', period: '2026-11', body: { value: 2.5, expectedRevision: 0 } });
  await waitFor(async () => expect(await cellAt(0, 1)).not.toHaveAttribute('data-draft'));
});

test('A red value asks for a comment in place and is saved with it', async () => {
  const sent = serve(({ body }) => (body.comment === null ? { status: 422, code: 'value.comment_required' } : null));
  const user = await open();
  await user.click(await cellAt(0, 1));
  await user.keyboard('9{Enter}');

  const comment = await screen.findByLabelText('Comment on Churn · Nov 2026', undefined, { timeout: 4000 });
  await user.type(comment, 'Price change{Enter}');
  await waitFor(() => expect(sent.at(-1)?.body.comment).toBe('Price change'));
  await waitFor(() => expect(screen.queryByLabelText('Comment on Churn · Nov 2026')).not.toBeInTheDocument());
});

test('Changing a recorded value shows its effect and asks for the reason', async () => {
  const sent = serve();
  server.use(
    http.post('*/api/v1/kpis/k-churn/values/2026-10/correction-previews', () =>
      HttpResponse.json({
        kpiId: 'k-churn',
        period: '2026-10',
        before: reading,
        after: { ...reading, value: 5, score: 75, status: 'amber' },
        calculated: [],
        pay: [],
        ownPayPeriods: 0,
        effects: [
          {
            scorecardId: 's',
            scorecardName: 'Company',
            level: 'scorecard',
            id: 's',
            name: 'Company 2026',
            period: '2026-10',
            scoreBefore: 91,
            scoreAfter: 88.5,
            statusBefore: 'green',
            statusAfter: 'amber',
          },
        ],
      }),
    ),
  );
  const user = await open();
  await user.click(await cellAt(0, 0));
  await user.keyboard('5{Enter}');

  const dialog = await screen.findByRole('dialog', { name: 'Correct a recorded value' });
  expect(await within(dialog).findByText('−2.5', { normalizer: (text) => text.replace('-', '−') })).toBeVisible();
  expect(within(dialog).getByText('Company 2026')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Save the correction' }));
  expect(sent).toHaveLength(0);
  await user.type(within(dialog).getByLabelText(/Reason/), 'Late data');
  await user.click(within(dialog).getByRole('button', { name: 'Save the correction' }));
  await waitFor(() => expect(sent[0]?.body).toMatchObject({ value: 5, reason: 'Late data', expectedRevision: 1 }));
});

test('A failure stays in the cell with its reason, and a retry sends it again', async () => {
  let broken = true;
  const sent = serve(() => (broken ? { status: 500, code: 'server' } : null));
  const user = await open();
  await user.click(await cellAt(0, 1));
  await user.keyboard('2{Enter}');

  const alert = await screen.findByRole('alert', undefined, { timeout: 4000 });
  expect(alert).toHaveTextContent('Churn · Nov 2026 2.0');
  expect(await cellAt(0, 1)).toHaveAttribute('data-draft', 'failed');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  expect(sent).toHaveLength(2);
});

test('A ratio is typed as numerator and denominator', async () => {
  const sent = serve();
  const user = await open();
  await user.click(await cellAt(1, 1));
  await user.keyboard('40{Enter}500{Enter}');
  await waitFor(() => expect(sent).toHaveLength(1), { timeout: 4000 });
  expect(sent[0]?.body).toMatchObject({ value: null, numerator: 40, denominator: 500 });
});

test('A pasted block fills cells, skips empty and locked ones, and Ctrl Z takes it back', async () => {
  const sent = serve();
  const user = await open();
  await user.click(await cellAt(0, 1));
  await user.paste('1.5%\r\n\r\n7\r\n');
  expect(await cellAt(0, 1)).toHaveTextContent('1.5');
  expect(await cellAt(2, 1)).toHaveTextContent('');
  expect(screen.getByText('1 value pasted, 0 not readable, 1 skipped')).toBeInTheDocument();

  await user.keyboard('{Control>}z{/Control}');
  expect(await cellAt(0, 1)).not.toHaveAttribute('data-draft');
  expect(sent).toHaveLength(0);
});

test('Without the right a cell is read only and says why', async () => {
  serve();
  const user = await open();
  await user.click(await cellAt(2, 1));
  await user.keyboard('5');
  expect(screen.queryByRole('textbox', { name: /Locked/ })).not.toBeInTheDocument();
  expect(screen.getAllByText('Read only: you have no right to record these values.')[0]).toBeVisible();
});

test('Looking at the past nothing can be typed', async () => {
  serve();
  const user = await open('/values?knownAt=2026-05-01T00:00:00Z');
  await user.click(await cellAt(0, 1));
  await user.keyboard('5');
  expect(await cellAt(0, 1)).toHaveAttribute('aria-readonly', 'true');
  expect(screen.queryByRole('textbox', { name: /Churn/ })).not.toBeInTheDocument();
});

const channels = (cells: object[]): SegmentValueRow[] => [
  {
    segment: 'channel=online',
    dimension: 'Channel',
    name: 'Online',
    cells: cells.map((cell) => ({
      period: '2026-11',
      value: null,
      numerator: null,
      denominator: null,
      notApplicable: false,
      comment: null,
      revision: 0,
      inForce: true,
      pending: null,
      ...cell,
    })),
  },
];

function serveSegments(cells: object[]) {
  const sent = serve();
  const [first, ...others] = grid.rows;
  const row = { ...first, segments: channels(cells) };
  server.use(
    http.get('*/api/v1/values', () => HttpResponse.json({ ...grid, rows: [row, ...others] })),
    http.put('*/api/v1/kpis/:kpi/values/:period', async ({ params, request }) => {
      const body = (await request.json()) as RecordValueRequest;
      sent.push({ kpi: String(params.kpi), period: String(params.period), body });
      const answer = {
        kpiId: params.kpi,
        period: params.period,
        segment: body.segment ?? null,
        revision: 1,
        changed: true,
      };
      return HttpResponse.json({
        ...answer,
        recordedAt: '2026-11-21T01:00:00Z',
        reading: { ...reading, period: params.period, value: 2.5 },
      });
    }),
  );
  return sent;
}

test('Segments unfold below their KPI, and what is typed there makes the total', async () => {
  const sent = serveSegments([{}]);
  const user = await open();
  await user.click(screen.getByRole('button', { name: '1 segment of Churn' }));
  expect(await screen.findByRole('rowheader', { name: 'Online' })).toBeVisible();
  await user.click(await cellAt(1, 1));
  await user.keyboard('2.5{Enter}');

  await waitFor(() => expect(sent).toHaveLength(1), { timeout: 4000 });
  expect(sent[0]?.body).toMatchObject({ value: 2.5, segment: 'channel=online', expectedRevision: 0 });
  await waitFor(async () => expect(await cellAt(0, 1)).toHaveTextContent('2.5made of segments'));
  expect(await cellAt(1, 1)).toHaveTextContent('2.5');
});

test('Where the KPI has no such segment nothing is typed', async () => {
  const sent = serveSegments([]);
  const user = await open('/values?open=k-churn');
  await user.click(await cellAt(1, 1));
  await user.keyboard('3{Enter}');
  expect(await cellAt(1, 1)).toHaveAttribute('data-read-only', 'no-segment');
  expect(sent).toHaveLength(0);
});
