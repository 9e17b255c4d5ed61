import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { BrokenEventView, IntegrityReport, ProofEvent, StreamProof, VerificationView } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { IntegrityPage } from './IntegrityPage';
import { StreamProofPage } from './StreamProofPage';

const broken: BrokenEventView = {
  streamKind: 'kpi-values',
  streamId: 'k1',
  version: 2,
  position: 4711,
  type: 'kpi-value-corrected',
  reason: 'altered',
  recordedAt: '2026-10-02T00:10:00Z',
};
const verification = (of: Partial<VerificationView> = {}): VerificationView => ({
  startedAt: '2026-11-21T03:00:00Z',
  durationMs: 1_240,
  events: 12_345,
  streams: 321,
  ok: true,
  broken: null,
  ...of,
});
const event = (version: number, of: Partial<ProofEvent> = {}): ProofEvent => ({
  version,
  position: 4709 + version,
  type: 'kpi-value-recorded',
  data: '{"period":"2026-09","value":12}',
  by: { id: 'p-kim', name: 'Kim Mina' },
  reason: null,
  recordedAt: '2026-10-01T00:10:00Z',
  hash: 'ab12cd34ef56'.padEnd(64, '0'),
  ok: true,
  ...of,
});

test('Verifying says in a word and in figures that everything is as it was recorded', async () => {
  server.use(
    http.get('*/api/v1/integrity', () => HttpResponse.json({ events: 12_345, streams: 321, lastVerification: null })),
    http.post('*/api/v1/integrity/verifications', () => {
      server.use(
        http.get('*/api/v1/integrity', () =>
          HttpResponse.json({ events: 12_345, streams: 321, lastVerification: verification() }),
        ),
      );
      return HttpResponse.json(verification());
    }),
  );
  const { user } = renderPage(<IntegrityPage />, { path: '/integrity' });

  expect(await screen.findByText('The log has not been verified yet. Verifying recomputes every event.')).toBeVisible();
  expect(screen.getByText('12,345')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Verify now' }));

  const status = within(screen.getByRole('status'));
  expect(await status.findByText('Intact')).toBeVisible();
  expect(status.getByText('All 12,345 events in 321 streams are as they were recorded.')).toBeVisible();
  expect(status.getByText(/took 1\.2 s/)).toBeVisible();
});

test('A broken event is named in full, with the way to its stream', async () => {
  server.use(
    http.get('*/api/v1/integrity', () =>
      HttpResponse.json({ events: 12_345, streams: 321, lastVerification: verification({ ok: false, broken }) }),
    ),
  );
  renderPage(<IntegrityPage />, { path: '/integrity' });

  expect(await screen.findByText('Broken')).toBeVisible();
  expect(screen.getByText(/Somebody changed it directly in the database/)).toBeVisible();
  expect(screen.getByText('4,711')).toBeVisible();
  expect(screen.getByText('Value corrected')).toBeVisible();
  expect(screen.getByText('k1')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Show the events of this stream' })).toHaveAttribute(
    'href',
    '/integrity/streams/kpi-values/k1',
  );
});

test('A stream shows its events in order: what, who, why, data, and which one was tampered with', async () => {
  const proof: StreamProof = {
    streamKind: 'kpi-values',
    streamId: 'k1',
    ok: false,
    broken,
    events: [event(1), event(2, { type: 'kpi-value-corrected', by: null, reason: 'Late invoice', ok: false })],
  };
  server.use(
    http.get('*/api/v1/integrity/streams/kpi-values/k1', () => HttpResponse.json(proof)),
    http.get('*/api/v1/kpis', () => HttpResponse.json([{ id: 'k1', name: 'Revenue' }])),
  );
  const { user } = renderPage(<StreamProofPage />, {
    path: '/integrity/streams/$kind/$id',
    url: '/integrity/streams/kpi-values/k1',
  });

  expect(await screen.findByRole('heading', { level: 1, name: 'Events: Revenue' })).toBeVisible();
  const [first, second] = within(screen.getByRole('list', { name: 'Events in order' })).getAllByRole('listitem');
  const intact = within(first as HTMLElement);
  expect(intact.getByText('Value recorded')).toBeVisible();
  expect(intact.getByText(/Kim Mina/)).toBeVisible();
  expect(intact.getByText('Intact')).toBeVisible();
  expect(intact.getByText('ab12cd34ef56')).toBeVisible();
  expect(intact.getByText(/"period": "2026-09"/)).not.toBeVisible();
  await user.click(intact.getByText('Stored data'));
  expect(intact.getByText(/"period": "2026-09"/)).toBeVisible();

  const tampered = within(second as HTMLElement);
  expect(tampered.getByText('Broken')).toBeVisible();
  expect(tampered.getByText(/Unknown person/)).toBeVisible();
  expect(tampered.getByText('Reason: Late invoice')).toBeVisible();
});

test('A stream that may not be seen is said to be so', async () => {
  server.use(
    http.get('*/api/v1/integrity/streams/unit/u9', () =>
      HttpResponse.json({ code: 'stream.not_found' }, { status: 404 }),
    ),
  );
  renderPage(<StreamProofPage />, { path: '/integrity/streams/$kind/$id', url: '/integrity/streams/unit/u9' });

  expect(await screen.findByText('There are no such events, or you may not see them.')).toBeVisible();
});

test('The report is a file that says in words how the verification ended', async () => {
  const saved: Blob[] = [];
  URL.createObjectURL = (blob) => {
    saved.push(blob as Blob);
    return 'blob:report';
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const report: IntegrityReport = {
    orgId: 'o1',
    organizationName: 'A <b> & co',
    by: { id: 'p-kim', name: 'Kim Mina' },
    verification: verification({ ok: false, broken }),
    position: 9876,
    fingerprint: 'feed'.padEnd(64, '0'),
    heads: [{ streamKind: 'kpi-values', streamId: 'k1', version: 2, hash: 'ab12'.padEnd(64, '0') }],
  };
  server.use(
    http.get('*/api/v1/integrity', () => HttpResponse.json({ events: 1, streams: 1, lastVerification: null })),
    http.get('*/api/v1/integrity/report', () => HttpResponse.json(report)),
  );
  const { user } = renderPage(<IntegrityPage />, { path: '/integrity' });

  await user.click(await screen.findByRole('button', { name: 'Export the verification report' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Report to read and print (HTML)' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  const html = (await saved[0]?.text()) ?? '';
  const page = new DOMParser().parseFromString(html, 'text/html');
  expect(page.body.textContent).toContain('A <b> & co (o1)');
  expect(page.body.textContent).toContain('Values of a KPI k1, Version 2, Position in the log 4711, Value corrected.');
  expect(page.body.textContent).toContain(report.fingerprint);
  expect(page.querySelectorAll('tbody tr')).toHaveLength(1);

  await user.click(screen.getByRole('button', { name: 'Export the verification report' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Report for programs (JSON)' }));
  await waitFor(() => expect(saved).toHaveLength(2));
  expect(JSON.parse((await saved[1]?.text()) ?? '')).toEqual(report);
});
