import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { AccessEntry, AuditEntry } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { AuditPage } from './AuditPage';

const entry = (position: number, of: Partial<AuditEntry> = {}): AuditEntry => ({
  position,
  recordedAt: '2026-11-20T18:30:00.123456Z',
  actorId: 'p-kim',
  by: { id: 'p-kim', name: 'Kim Mina' },
  subject: { kind: 'kpi-values', id: 'k1', name: 'Revenue', code: 'REV', kpiId: null, period: null },
  version: 2,
  type: 'kpi-value-corrected',
  reason: 'Late invoice',
  correlationId: 'c0ffee00-0000-7000-8000-000000000001',
  address: '192.0.2.7',
  userAgent: 'Browser/1.0',
  data: '{"value":1250,"numerator":null,"denominator":null,"comment":null,"period":"2026-10"}',
  before: null,
  hash: 'ab12'.padEnd(64, '0'),
  key: null,
  ...of,
});

const access = (id: number, of: Partial<AccessEntry> = {}): AccessEntry => ({
  id,
  at: '2026-11-20T18:30:00Z',
  act: 'exported',
  personId: 'p-kim',
  person: { id: 'p-kim', name: 'Kim Mina' },
  detail: { what: 'audit-events', format: 'csv' },
  address: '192.0.2.7',
  userAgent: 'Browser/1.0',
  correlationId: 'c0ffee00-0000-7000-8000-000000000001',
  ...of,
});

/** Answers every search with these events and remembers what was asked. */
function answering(events: AuditEntry[], next: string | null = null) {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get('*/api/v1/people', () => HttpResponse.json([{ id: 'p-kim', name: 'Kim Mina' }])),
    http.get('*/api/v1/audit/events', ({ request }) => {
      const search = new URL(request.url).searchParams;
      asked.push(search);
      return HttpResponse.json({
        events: search.has('after') ? [] : events,
        next: search.has('after') ? null : next,
        searchedTo: null,
      });
    }),
  );
  return asked;
}

const open = (url = '/audit') => renderPage(<AuditPage />, { path: '/audit', url });

test('An entry says in a sentence what happened, by whom, to what, why and from where', async () => {
  answering([
    entry(4711),
    entry(4710, {
      by: null,
      reason: null,
      address: null,
      type: 'kpi-activated',
      data: '{}',
      subject: { kind: 'kpi', id: 'k2', name: null, code: null, kpiId: null, period: null },
    }),
  ]);
  open();

  const table = within(await screen.findByRole('table', { name: 'Audit log' }));
  expect(table.getByRole('button', { name: 'Details of: Corrected Oct 2026 to 1,250' })).toBeVisible();
  expect(table.getByText('Kim Mina')).toBeVisible();
  expect(table.getAllByRole('link', { name: 'Revenue' })[0]).toHaveAttribute('href', '/kpis/k1');
  expect(table.getByText('Reason: Late invoice')).toBeInTheDocument();
  expect(table.getByText('Late invoice')).toBeVisible();
  expect(table.getByText('192.0.2.7')).toBeVisible();
  expect(table.getByText('Erased name')).toBeVisible();
  expect(table.getAllByText('No name')[0]).toBeVisible();
});

test('Filters stand in the URL and go to the API as instants of the organization', async () => {
  const asked = answering([entry(4711)]);
  const { user, router } = open('/audit?from=2026-11-01&to=2026-11-20&type=kpi-value-corrected&unit=u-sales');

  await screen.findByRole('table', { name: 'Audit log' });
  expect(Object.fromEntries(asked.at(-1) ?? [])).toMatchObject({
    from: '2026-10-31T15:00:00.000Z',
    to: '2026-11-20T15:00:00.000Z',
    type: 'kpi-value-corrected',
    unitId: 'u-sales',
  });

  await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'invoice{Enter}');
  await waitFor(() => expect(asked.at(-1)?.get('text')).toBe('invoice'));
  expect(router.state.location.search).toMatchObject({ q: 'invoice', type: 'kpi-value-corrected' });

  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(router.state.location.searchStr).toBe('?unit=u-sales'));
});

test('A hit that no column shows is shown with its surroundings', async () => {
  const note = 'Written down by hand, since the invoice of October came late; checked twice since then';
  answering([
    entry(4713, { reason: 'As the INVOICE says' }),
    entry(4712, { reason: null, data: JSON.stringify({ value: 1250, period: '2026-10', comment: note }) }),
    entry(4711, { reason: null }),
  ]);
  open('/audit?q=invoice');

  const mark = await screen.findByText('invoice', { selector: 'mark' });
  expect(mark.parentElement).toHaveTextContent(
    'Stored: …itten down by hand, since the invoice of October came late; checked…',
  );
  expect(screen.getAllByText(/^Found in a name, code or e-mail address/)).toHaveLength(1);
});

test('The details show the stored data, and lead to everything of the same request and to the proof', async () => {
  const asked = answering([entry(4711)]);
  const { user, router } = open();

  await user.click(await screen.findByRole('button', { name: /^Details of/ }));
  const details = within(await screen.findByRole('dialog', { name: 'Entry 4,711' }));
  expect(details.getByText(/"value": 1250/)).toBeVisible();
  expect(details.getByText('Browser/1.0')).toBeVisible();
  expect(details.getByRole('link', { name: 'Show the proof' })).toHaveAttribute(
    'href',
    '/integrity/streams/kpi-values/k1#v2',
  );

  await user.click(details.getByRole('button', { name: 'Everything of this request' }));
  await waitFor(() => expect(asked.at(-1)?.get('correlationId')).toBe(entry(1).correlationId));
  expect(router.state.location.search).toEqual({
    request: entry(1).correlationId,
    from: '2026-11-21',
    to: '2026-11-21',
  });
});

test('A correction goes by its KPI and its period, and leads to the KPI', async () => {
  const subject = { kind: 'correction', id: 'c1', name: 'Revenue', code: 'REV', kpiId: 'k1', period: '2026-10' };
  answering([entry(4711, { type: 'correction-approved', data: '{}', subject })]);
  open('/audit?kind=correction');

  const table = within(await screen.findByRole('table', { name: 'Audit log' }));
  expect(table.getByRole('button', { name: 'Details of: Approved the correction of Oct 2026' })).toBeVisible();
  expect(table.getByRole('link', { name: 'Revenue, Oct 2026' })).toHaveAttribute('href', '/kpis/k1');
  expect(screen.getByRole('combobox', { name: 'About' })).toHaveValue('Correction');
});

test('The details of changed settings tell each one before and after', async () => {
  answering([
    entry(4711, {
      type: 'organization-settings-revised',
      before: '{"settings":{"name":"Test","currency":"KRW"}}',
      data: '{"settings":{"name":"Test","currency":"USD"}}',
    }),
  ]);
  const { user } = open();

  await user.click(await screen.findByRole('button', { name: /^Details of/ }));
  const details = within(await screen.findByRole('dialog', { name: 'Entry 4,711' }));
  expect(details.getByText('KRW → USD')).toBeVisible();
  expect(details.getByText(/"currency": "KRW"/)).toBeVisible();
});

test('A page that found nothing yet is gone on with by itself, to the end', async () => {
  const asked = answering([], '123-4');
  open('/audit?type=unit-closed');

  expect(await screen.findByText('Nothing fits these filters.')).toBeVisible();
  expect(asked.map((search) => search.get('after'))).toEqual([null, '123-4']);
});

test('The files hold every entry found: the same filters in their addresses', async () => {
  answering([entry(4711)]);
  const { user } = open('/audit?type=kpi-value-corrected');

  await user.click(await screen.findByRole('button', { name: 'Export the audit log' }));
  expect(await screen.findByRole('menuitem', { name: 'CSV, every entry found' })).toHaveAttribute(
    'href',
    '/api/v1/audit/events.csv?type=kpi-value-corrected',
  );
  expect(screen.getByRole('menuitem', { name: 'JSON Lines, with hashes' })).toHaveAttribute(
    'href',
    '/api/v1/audit/events.jsonl?type=kpi-value-corrected',
  );
});

test('The access log tells sign-ins, failed ones, and what was taken along', async () => {
  server.use(
    http.get('*/api/v1/people', () => HttpResponse.json([{ id: 'p-lee', name: 'Lee Jun' }])),
    http.get('*/api/v1/audit/access', () =>
      HttpResponse.json({
        accesses: [
          access(3),
          access(2, { act: 'sign-in-refused', personId: null, person: null, detail: { email: 'who@example.org' } }),
          access(1, { act: 'read', detail: { what: 'pay-statement', person: 'p-lee' } }),
          access(0, { act: 'signed-in', detail: { how: 'provider' } }),
        ],
        next: null,
      }),
    ),
  );
  open('/audit?tab=access');

  const table = within(await screen.findByRole('table', { name: 'Access' }));
  expect(table.getAllByText('audit log as CSV')[0]).toBeVisible();
  expect(table.getByText('Failed to sign in')).toBeVisible();
  expect(table.getAllByText('Address typed: who@example.org')[0]).toBeVisible();
  expect(table.getByText('Nobody known')).toBeVisible();
  expect(table.getAllByText('reward statement · of Lee Jun')[0]).toBeVisible();
  expect(table.getAllByText('Single sign-on')[0]).toBeVisible();
});

test('A failure is told and can be tried again', async () => {
  server.use(
    http.get('*/api/v1/people', () => HttpResponse.json([])),
    http.get('*/api/v1/audit/events', () => HttpResponse.json({ code: 'log.not_found' }, { status: 404 })),
  );
  open();

  expect(await screen.findByRole('alert')).toBeVisible();
});
