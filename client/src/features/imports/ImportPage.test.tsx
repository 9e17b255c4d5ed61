import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { ImportMapping, ImportView, UnknownKpi } from '@/api/generated';
import { counts, importView, previewed, rows } from '@/test/imports';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ImportPage } from './ImportPage';

const UNKNOWN: UnknownKpi[] = [
  {
    label: 'On tme',
    name: null,
    rows: 1,
    firstLine: 4,
    choice: null,
    kpiId: null,
    nearMatches: [{ kpiId: 'k1', code: 'on-time', name: 'On-time performance', similarity: 0.92 }],
  },
];

/** A server that answers with one state after another; the last one stays. */
function serve(...states: ImportView[]) {
  const sent: { path: string; body: unknown }[] = [];
  const asked: URLSearchParams[] = [];
  let state = states.shift() as ImportView;
  const next = () => {
    state = states.shift() ?? state;
    return state;
  };
  const command = async ({ request }: { request: Request }) => {
    const text = await request.text();
    sent.push({
      path: new URL(request.url).pathname.replace('/api/v1/imports/i1', ''),
      body: text && JSON.parse(text),
    });
    return HttpResponse.json(next());
  };
  server.use(
    http.get('*/api/v1/imports/i1', () => {
      const answer = HttpResponse.json(state);
      if (state.status === 'previewing' || state.status === 'confirming') next();
      return answer;
    }),
    http.get('*/api/v1/imports/i1/rows', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const outcome = query.get('outcome');
      const found = rows.filter((row) => outcome === null || row.outcome === outcome);
      return HttpResponse.json({ rows: found, next: null, total: found.length });
    }),
    http.get('*/api/v1/imports/i1/unknown-kpis', () => HttpResponse.json(UNKNOWN)),
    http.put('*/api/v1/imports/i1/reading', command),
    http.put('*/api/v1/imports/i1/mapping', command),
    http.post('*/api/v1/imports/i1/choices', command),
    http.post('*/api/v1/imports/i1/confirmations', command),
    http.post('*/api/v1/imports/i1/cancellations', command),
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
  );
  return { sent, asked };
}
const open = (search = '') =>
  renderPage(<ImportPage />, { path: '/values/import/$importId', url: `/values/import/i1${search}` });
beforeEach(() => sessionStorage.clear());

describe('The columns', () => {
  test('What was guessed is marked, what is assumed is said, and the preview is made of what is chosen', async () => {
    const { sent } = serve(importView, { ...importView, status: 'previewing' }, previewed);
    const { user } = open();
    const value = await screen.findByLabelText('Use of the column actual');
    expect(value).toHaveValue('value');
    expect(screen.getAllByText('guessed')).toHaveLength(4);
    expect(screen.getByText(/“1,234” is read as 1234/)).toBeVisible();

    await user.selectOptions(screen.getByLabelText('Use of the column ytd'), 'value');
    expect(value).toHaveValue('ignore'); // only one column is the value
    await user.click(screen.getByRole('button', { name: 'Preview' }));

    const heading = await screen.findByRole('heading', { name: 'Preview' });
    await waitFor(() => expect(heading).toHaveFocus());
    const body = sent[0]?.body as ImportMapping;
    expect(body.columns.map((column) => column.role)).toEqual(['kpi-name', 'year', 'part-of-year', 'value', 'ignore']);
  });

  test('Without a period nothing is sent, and it is said what is missing', async () => {
    const { sent } = serve(importView);
    const { user } = open();
    await user.selectOptions(await screen.findByLabelText('Use of the column year'), 'ignore');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Say which column is the period');
    expect(sent).toHaveLength(0);
  });

  test('A year that is none is not sent', async () => {
    const { sent } = serve(importView);
    const { user } = open();
    await user.type(await screen.findByLabelText('Year of periods without one'), 'last');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    await waitFor(() => expect(screen.getByLabelText('Year of periods without one')).toHaveFocus());
    expect(screen.getByLabelText('Year of periods without one')).toHaveValue('last');
    expect(sent).toHaveLength(0);
  });

  test('What was chosen is there again after a reload', async () => {
    serve(importView);
    const first = open();
    await first.user.selectOptions(await screen.findByLabelText('Use of the column ytd'), 'comment');
    await waitFor(() => expect(sessionStorage.getItem('scorecard-draft:import-i1')).toContain('comment'));
    document.body.innerHTML = '';
    open();
    expect(await screen.findByLabelText('Use of the column ytd')).toHaveValue('comment');
  });

  test('Another encoding reads the file again', async () => {
    const reading = { ...importView.reading, encoding: 'cp949' as const };
    const { sent } = serve(importView, { ...importView, reading, rowCount: 7 });
    const { user } = open();
    await user.selectOptions(await screen.findByLabelText('Encoding'), 'cp949');
    expect(await screen.findByText('7 rows and 5 columns read.')).toBeVisible();
    expect(sent).toEqual([{ path: '/reading', body: reading }]);
  });

  test('Drafts of unknown KPIs need a unit', async () => {
    const { sent } = serve(importView, { ...importView, status: 'previewing' });
    const { user } = open();
    await user.click(await screen.findByLabelText('Create drafts of KPIs'));
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    const owner = screen.getByLabelText(/Unit of the drafts/);
    await waitFor(() => expect(owner).toHaveFocus());
    await user.selectOptions(owner, 'u-sales');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ unknownKpis: 'create', ownerUnitId: 'u-sales' }));
  });

  test('What the server refuses stands beside its column', async () => {
    serve(importView);
    server.use(
      http.put('*/api/v1/imports/i1/mapping', () =>
        HttpResponse.json({ code: 'request.invalid', errors: { 'columns[3].role': ['required'] } }, { status: 400 }),
      ),
    );
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Preview' }));
    const role = screen.getByLabelText('Use of the column ytd');
    await waitFor(() => expect(role).toHaveFocus());
    expect(role).toHaveAccessibleDescription('Please fill this in.');
  });
});

describe('The preview', () => {
  test('Counts are filters that stand in the URL; a changed row shows old and new with all digits', async () => {
    const { asked } = serve(previewed);
    const { user, router } = open();
    const table = await screen.findByRole('table', { name: 'Rows of the file and what becomes of them' });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(
      within(table).getByRole('row', { name: /On-time performance.*before\s*96\.9%.*after\s*96\.95%/ }),
    ).toBeVisible();
    expect(within(table).getByText('Far outside the usual range 90.5% to 99.0%.')).toBeVisible();
    expect(within(table).getByText('n.a.')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Changed 1' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ outcome: 'changed' }));
    await waitFor(() => expect(asked.at(-1)?.get('outcome')).toBe('changed'));
    expect(screen.getByRole('link', { name: 'CSV to mend' })).toHaveAttribute(
      'href',
      '/api/v1/imports/i1/preview.csv?outcome=changed',
    );
  });

  test('The label of the file stands beside a KPI that is called otherwise', async () => {
    serve(previewed);
    server.use(
      http.get('*/api/v1/imports/i1/rows', () =>
        HttpResponse.json({
          rows: [
            rows[0],
            { ...rows[0], ordinal: 9, label: 'OTP bus' },
            { ...rows[0], ordinal: 10, label: ' ON-TIME ' },
          ],
          next: null,
          total: 3,
        }),
      ),
    );
    open();
    const table = await screen.findByRole('table', { name: 'Rows of the file and what becomes of them' });
    expect(within(table).getByText('“OTP bus” in the file')).toBeVisible();
    expect(within(table).getByText(/in the file/)).toBeVisible();
  });

  test('A rejected figure stands as it is in the file', async () => {
    serve(previewed);
    const text = '99999999999999999999999';
    server.use(
      http.get('*/api/v1/imports/i1/rows', () =>
        HttpResponse.json({
          rows: [{ ...rows[0], outcome: 'rejected', value: Number(text), valueText: text }],
          next: null,
          total: 1,
        }),
      ),
    );
    open();
    expect(await screen.findByText(text)).toBeVisible();
  });

  test('Drafts for everything that is open are two clicks', async () => {
    const { sent } = serve({ ...previewed, mapping: { ...previewed.mapping, ownerUnitId: 'u-sales' } });
    server.use(
      http.get('*/api/v1/imports/i1/unknown-kpis', () =>
        HttpResponse.json([...UNKNOWN, { ...UNKNOWN[0], label: 'Injries', nearMatches: [] }]),
      ),
    );
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Create drafts of all 2 open ones' }));
    await user.click(screen.getByRole('button', { name: 'Apply 2 choices and preview again' }));
    await waitFor(() =>
      expect(sent[0]?.body).toMatchObject({
        kpis: [
          { label: 'On tme', action: 'create', kpiId: null },
          { label: 'Injries', action: 'create', kpiId: null },
        ],
      }),
    );
  });

  test('A suspicious row is taken in by a tick', async () => {
    const { sent } = serve(previewed);
    const { user } = open();
    await user.click(await screen.findByLabelText('Include line 3, On-time performance'));
    await waitFor(() =>
      expect(sent).toEqual([{ path: '/choices', body: { ordinals: [2], reason: null, included: true } }]),
    );
  });

  test('A near match is one click, and the preview is made again with it', async () => {
    const { sent } = serve(previewed);
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'On tme → On-time performance (on-time)' }));
    await user.click(screen.getByRole('button', { name: 'Apply 1 choice and preview again' }));
    await waitFor(() =>
      expect(sent[0]).toMatchObject({
        path: '/mapping',
        body: { kpis: [{ label: 'On tme', action: 'use', kpiId: 'k1' }] },
      }),
    );
  });

  test('Progress is shown and can be stopped', async () => {
    const { sent } = serve({
      ...importView,
      status: 'previewing',
      progress: { phase: 'deciding', done: 500, total: 1000 },
    });
    const { user } = open();
    expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuetext', '50%');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(sent[0]?.path).toBe('/cancellations'));
  });

  test('What stopped with the server can be started again', async () => {
    serve({ ...importView, status: 'interrupted' });
    open();
    expect(await screen.findByText('The server stopped before the job was done.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Preview' })).toBeEnabled();
  });

  test('Values that changed since the preview are said, and nothing is lost', async () => {
    serve({ ...previewed, failure: { code: 'import.overtaken', lines: [2, 5], rows: 2 } });
    open();
    expect(await screen.findByText('Somebody changed values after the preview.')).toBeVisible();
    expect(screen.getByText('2 rows are concerned: 2, 5')).toBeVisible();
  });
});

describe('Confirming', () => {
  const result = {
    recorded: 120,
    corrected: 1,
    unchanged: 3000,
    rejected: 1,
    leftOut: 1,
    kpisCreated: 0,
    recordedAt: '2026-11-21T02:00:00Z',
  };
  const confirmed: ImportView = { ...previewed, status: 'confirmed', result };

  test('Corrections ask for a reason; then it is said what was written and how it is taken back', async () => {
    const { sent } = serve(previewed, { ...previewed, status: 'confirming' }, confirmed);
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Confirm 121' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Confirm 121' }));
    expect(sent).toHaveLength(0);
    await user.type(within(dialog).getByLabelText(/Reason/), 'Late invoices');
    await user.click(within(dialog).getByRole('button', { name: 'Confirm 121' }));

    await waitFor(() => expect(sent).toEqual([{ path: '/confirmations', body: { reason: 'Late invoices' } }]));
    expect(await screen.findByText(/transit\.csv was recorded on/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Done' })).toHaveFocus());
    expect(screen.getByText(/Nothing is erased/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Download the rejected rows' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the values' })).toHaveAttribute('href', '/values');
  });

  test('Without corrections no reason is asked for', async () => {
    const only = { ...previewed, counts: { ...counts, changed: 0, corrections: 0, needReason: 0 } };
    const { sent } = serve(only, { ...only, status: 'confirming' }, confirmed);
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Confirm 120' }));
    await waitFor(() => expect(sent).toEqual([{ path: '/confirmations', body: { reason: null } }]));
  });

  test('With nothing to record there is nothing to confirm', async () => {
    serve({ ...previewed, counts: { ...counts, recordings: 0, corrections: 0 } });
    open();
    expect(await screen.findByText('There is nothing to record.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Confirm/ })).toBeNull();
  });
});
