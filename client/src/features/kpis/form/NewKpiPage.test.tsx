import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { DefineKpiRequest } from '@/api/generated';
import { session } from '@/test/fixtures';
import { smart } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { NewKpiPage } from './NewKpiPage';

function serve(refusal?: object) {
  const sent: { id: string; body: DefineKpiRequest }[] = [];
  server.use(
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
    http.get('*/api/v1/people', () => HttpResponse.json([])),
    http.post('*/api/v1/kpis/smart-checks', () => HttpResponse.json(smart)),
    http.put('*/api/v1/kpis/:id', async ({ params, request }) => {
      sent.push({ id: String(params.id), body: (await request.json()) as DefineKpiRequest });
      if (refusal && sent.length === 1) return HttpResponse.json(refusal, { status: 400 });
      return HttpResponse.json({ version: 1, recordedAt: '2026-11-21T00:00:00Z' });
    }),
  );
  return sent;
}
beforeEach(() => sessionStorage.clear());

test('A name and Enter make a draft, with a code out of the name', async () => {
  const sent = serve();
  const { user, router } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Order value{Enter}');

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body.definition).toMatchObject({
    name: 'Order value',
    code: 'order-value',
    ownerUnitId: 'u-company',
  });
  await waitFor(() => expect(router.state.location.pathname).toBe(`/kpis/${sent[0]?.id}`));
});

test('Who may define no KPI learns who may, and the way back, instead of filling in a form in vain', async () => {
  serve();
  renderPage(<NewKpiPage />, { path: '/kpis/new', session: { ...session, permissions: [] } });
  expect(await screen.findByText(/^KPIs are defined and changed by administrators, leadership/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to the KPIs' })).toHaveAttribute('href', '/kpis');
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('A code of its own is left alone when the name changes', async () => {
  serve();
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Code/), 'aov');
  await user.type(screen.getByLabelText(/^Name/), 'Order value');
  expect(screen.getByLabelText(/^Code/)).toHaveValue('aov');
});

test('What the server refuses stands beside its field, what was typed stays, and the second try is the same KPI', async () => {
  const sent = serve({ code: 'validation', errors: { 'definition.code': ['invalid'] } });
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Order value{Enter}');

  const code = screen.getByLabelText(/^Code/);
  await waitFor(() => expect(code).toBeInvalid());
  expect(screen.getByLabelText(/^Name/)).toHaveValue('Order value');
  await user.click(screen.getByRole('button', { name: 'Create draft' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.id).toBe(sent[0]?.id);
});

test('What was typed is there again after the page was closed', async () => {
  serve();
  const first = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await first.user.type(await screen.findByLabelText(/^Name/), 'Order value');
  await waitFor(() => expect(sessionStorage.getItem('scorecard-draft:kpi-new')).toContain('Order value'));
  document.body.innerHTML = '';

  const second = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  expect(await screen.findByLabelText(/^Name/)).toHaveValue('Order value');
  await second.user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(screen.getByLabelText(/^Name/)).toHaveValue('');
  expect(sessionStorage.getItem('scorecard-draft:kpi-new')).toBeNull();
});

test('Advice stands beside the form as soon as there is a name', async () => {
  serve();
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Order value');
  expect(
    await screen.findByText('Place it on an objective of a scorecard.', undefined, { timeout: 4000 }),
  ).toBeVisible();
});

test('The next one begins where the last one was like it', async () => {
  const sent = serve();
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Orders');
  await user.click(screen.getByRole('button', { name: 'Create and start another' }));
  await waitFor(() => expect(screen.getByLabelText(/^Name/)).toHaveValue(''));
  await user.type(screen.getByLabelText(/^Name/), 'Returns{Enter}');
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.body.definition.code).toBe('returns');
  expect(sent[1]?.id).not.toBe(sent[0]?.id);
});

test('A form whose numbers are none is not sent: the fold opens and the cursor goes to the first of them', async () => {
  const sent = serve();
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Orders');
  await user.click(screen.getByRole('button', { name: 'Score and status' }));
  await user.type(screen.getByLabelText('Target'), '1e999');
  await user.type(screen.getByLabelText('Highest score'), 'abc');
  await user.click(screen.getByRole('button', { name: 'Create draft' }));

  await waitFor(() => expect(screen.getByLabelText('Target')).toHaveFocus());
  expect(screen.getByLabelText('Target')).toHaveAccessibleDescription('Enter a number.');
  expect(screen.getByLabelText('Highest score')).toHaveValue('abc');
  expect(sent).toHaveLength(0);
});

test('A refusal of the server says the rule and takes the cursor to its field', async () => {
  serve({ code: 'validation', errors: { 'definition.code': ['code_invalid'] } });
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Order value{Enter}');
  await waitFor(() => expect(screen.getByLabelText(/^Code/)).toHaveFocus());
  expect(screen.getByText(/2 to 64 lower-case letters/)).toBeVisible();
});

test('Dimensions are written with codes out of their names, pasted members line by line', async () => {
  const sent = serve();
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Order value');
  await user.click(screen.getByRole('button', { name: 'Segments' }));
  await user.click(await screen.findByRole('button', { name: 'Add a dimension' }));
  await user.type(screen.getByLabelText(/^Dimension/), 'Sales channel');
  await user.click(screen.getByLabelText('Name of member 1'));
  await user.paste('Online\nStores\nStores\n');
  expect(screen.getByLabelText('Code of member 3')).toHaveValue('stores-2');
  await user.click(screen.getAllByRole('button', { name: 'Remove the member Stores' })[1] as HTMLElement);
  await user.click(screen.getByRole('button', { name: 'Create draft' }));

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body.definition.segments).toEqual({
    dimensions: [
      {
        code: 'sales-channel',
        name: 'Sales channel',
        members: [
          { code: 'online', name: 'Online' },
          { code: 'stores', name: 'Stores' },
        ],
        rollUp: null,
      },
    ],
  });
});

test('What the server says of dimensions stands in their section', async () => {
  serve({ code: 'segment.duplicate' });
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Name/), 'Order value');
  await user.click(screen.getByRole('button', { name: 'Create draft' }));
  expect(await screen.findByText(/Two dimensions or members share a name or a code\. Give each/)).toBeVisible();
});
