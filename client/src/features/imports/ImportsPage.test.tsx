import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { ImportList } from '@/api/generated';
import { importView } from '@/test/imports';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ImportsPage } from './ImportsPage';

const NOTHING: ImportList = { unfinished: [], done: [] };

function serve(list: ImportList = NOTHING, refusal?: object) {
  const sent: { name: string | null; token: string | null; key: string | null }[] = [];
  const discarded: string[] = [];
  server.use(
    http.get('*/api/v1/imports', () => HttpResponse.json(list)),
    http.post('*/api/v1/imports', ({ request }) => {
      sent.push({
        name: new URL(request.url).searchParams.get('fileName'),
        token: request.headers.get('X-CSRF-TOKEN'),
        key: request.headers.get('Idempotency-Key'),
      });
      return refusal ? HttpResponse.json(refusal, { status: 422 }) : HttpResponse.json(importView);
    }),
    http.delete('*/api/v1/imports/:id', ({ params }) => {
      discarded.push(String(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return { sent, discarded };
}
const file = (name: string, text = 'kpi,period,value\nCAC,2026-01,3\n') => new File([text], name, { type: 'text/csv' });
const open = () => renderPage(<ImportsPage />, { path: '/values/import' });

test('A chosen file is sent as it is, and its import opens', async () => {
  const { sent } = serve();
  const { user, router } = open();
  await user.upload(await screen.findByLabelText('Choose a file', { selector: 'input' }), file('11월 값.csv'));

  await waitFor(() => expect(router.state.location.pathname).toBe('/values/import/i1'));
  expect(sent).toEqual([
    {
      name: '11월 값.csv',
      token: 'csrf-of-kim',
      key: expect.stringMatching(/.{20}/),
    },
  ]);
});

test('A file that cannot be read is refused in words, and another can be chosen', async () => {
  const { sent } = serve(NOTHING, { code: 'import.encrypted' });
  const { user } = open();
  const input = await screen.findByLabelText('Choose a file', { selector: 'input' });
  await user.upload(input, file('secret.csv'));
  expect(await screen.findByText('The file is protected by a password.')).toBeVisible();
  await user.upload(input, file('secret.csv'));
  await waitFor(() => expect(sent).toHaveLength(2));
});

test('An empty file and one that is too large are not sent at all', async () => {
  const { sent } = serve();
  const { user } = open();
  const input = await screen.findByLabelText('Choose a file', { selector: 'input' });
  await user.upload(input, file('empty.csv', ''));
  expect(await screen.findByRole('alert')).toHaveTextContent('empty.csv is empty.');

  const large = file('large.csv');
  Object.defineProperty(large, 'size', { value: 51 * 1024 * 1024 });
  await user.upload(input, large);
  expect(await screen.findByText(/large\.csv has 51\.0 MB/)).toBeVisible();
  expect(sent).toHaveLength(0);
});

test('Limits in a refusal are written with separators', async () => {
  serve(NOTHING, { code: 'import.too_many_rows', limit: '200000' });
  const { user } = open();
  await user.upload(await screen.findByLabelText('Choose a file', { selector: 'input' }), file('long.csv'));
  expect(await screen.findByText(/Up to 200,000 rows/)).toBeVisible();
});

test('What was begun can be taken up or discarded, and what was imported is listed', async () => {
  const { discarded } = serve({
    unfinished: [
      {
        id: 'i7',
        fileName: 'half.csv',
        uploadedAt: importView.uploadedAt,
        expiresAt: importView.expiresAt,
        status: 'previewed',
        counts: null,
      },
    ],
    done: [
      {
        id: 'i3',
        fileName: 'october.csv',
        source: 'erp',
        at: '2026-11-01T00:00:00Z',
        byPersonId: 'p-kim',
        byName: 'Kim Mina',
        reason: 'Late invoices',
        recorded: 12,
        corrected: 3,
        unchanged: 0,
        rejected: 1,
        leftOut: 0,
        kpisCreated: 0,
      },
    ],
  });
  const { user } = open();
  expect(await screen.findByRole('link', { name: 'half.csv' })).toHaveAttribute('href', '/values/import/i7');
  expect(screen.getByRole('row', { name: /october\.csv.*Kim Mina.*12.*3.*Late invoices/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Discard the import of half.csv' }));
  await waitFor(() => expect(discarded).toEqual(['i7']));
});

test('While the past is shown nothing can be sent', async () => {
  serve();
  renderPage(<ImportsPage />, { path: '/values/import', url: '/values/import?knownAt=2026-01-01T00:00:00Z' });
  expect(await screen.findByRole('button', { name: 'Choose a file' })).toHaveAttribute('aria-disabled', 'true');
});
