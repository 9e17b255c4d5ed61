import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { ApiKeyView } from '@/api/generated';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ApiKeysPage } from './ApiKeysPage';

const key = (of: Partial<ApiKeyView> = {}): ApiKeyView => ({
  id: 'k-1',
  name: 'Nightly export',
  start: 'sck_0123456789abcdef0123456789abcdef',
  personId: 'p-kim',
  person: { id: 'p-kim', name: 'Kim Mina' },
  unitIds: ['u-sales'],
  actions: ['read', 'record-values'],
  state: 'active',
  createdAt: '2026-11-01T00:00:00Z',
  expiresAt: '2027-01-30T00:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
  ...of,
});

function serve(mine: ApiKeyView[] = [], all: ApiKeyView[] = mine, hasPassword = true) {
  const sent: unknown[] = [];
  const state = { mine };
  server.use(
    http.get('*/api/v1/api-keys', () => HttpResponse.json(state.mine)),
    http.get('*/api/v1/account', () => HttpResponse.json({ hasPassword, recoveryCodesLeft: null, passkeys: [] })),
    http.get('*/api/v1/people/api-keys', () => HttpResponse.json(all)),
    http.post('*/api/v1/api-keys', async ({ request }) => {
      sent.push(await request.json());
      const made = key({ id: 'k-2' });
      state.mine = [made, ...state.mine];
      return HttpResponse.json({ text: `${made.start}_secret`, key: made });
    }),
    http.post('*/api/v1/api-keys/:id/revocations', ({ params }) => {
      sent.push(params.id);
      state.mine = state.mine.map((one) => (one.id === params.id ? { ...one, state: 'revoked' } : one));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return sent;
}

const viewer = { ...session, permissions: [{ permission: 'read' as const, unitIds: ['u-company'] }] };

test('A key is made for what is chosen, shown once, and then stands in the list', async () => {
  const sent = serve();
  const { user } = renderPage(<ApiKeysPage />, { path: '/account/api-keys' });

  await user.click(await screen.findByRole('button', { name: 'Make a key' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Make the key' }));
  expect(sent).toEqual([]);
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Nightly export');
  await user.type(within(dialog).getByLabelText(/^Current password/), 'my own password');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Record values' }));
  await user.click(within(dialog).getByRole('button', { name: 'Make the key' }));

  expect(await screen.findByRole('textbox', { name: 'API key' })).toHaveValue(
    'sck_0123456789abcdef0123456789abcdef_secret',
  );
  expect(sent).toEqual([
    {
      name: 'Nightly export',
      unitIds: ['u-company'],
      actions: ['record-values'],
      validDays: 90,
      password: 'my own password',
    },
  ]);
  await user.click(screen.getByRole('button', { name: 'I have stored it' }));
  expect(await screen.findByText('Nightly export')).toBeVisible();
  expect(screen.queryByDisplayValue(/secret/)).not.toBeInTheDocument();
});

test('Only what one may do is offered, and what owners may', async () => {
  serve();
  const { user } = renderPage(<ApiKeysPage />, { path: '/account/api-keys', session: viewer });
  await user.click(await screen.findByRole('button', { name: 'Make a key' }));
  const dialog = await screen.findByRole('dialog');
  expect(
    within(dialog)
      .getAllByRole('checkbox')
      .map((box) => box.closest('div')?.parentElement?.textContent),
  ).toEqual(['Read', 'Record values', 'Write objectives and check in']);
  expect(within(dialog).getByRole('checkbox', { name: 'Read' })).toBeChecked();
  expect(within(dialog).getByRole('checkbox', { name: 'Read' })).toBeDisabled();
});

test('What the server refuses is said where it was typed, and stays', async () => {
  serve();
  server.use(http.post('*/api/v1/api-keys', () => HttpResponse.json({ code: 'api_key.too_many' }, { status: 422 })));
  const { user } = renderPage(<ApiKeysPage />, { path: '/account/api-keys' });
  await user.click(await screen.findByRole('button', { name: 'Make a key' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'One more');
  await user.type(screen.getByLabelText(/^Current password/), 'my own password');
  await user.click(screen.getByRole('button', { name: 'Make the key' }));
  expect(await screen.findByText(/as many as one person may have/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('One more');
});

test.each([
  ['has no password', false, session],
  ['signed in at the provider', true, { ...session, byProvider: true }],
])('Who %s is asked for none', async (_, hasPassword, signedIn) => {
  const sent = serve([], [], hasPassword);
  const { user } = renderPage(<ApiKeysPage />, { path: '/account/api-keys', session: signedIn });
  await user.click(await screen.findByRole('button', { name: 'Make a key' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'One more');
  expect(screen.queryByLabelText(/^Current password/)).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Make the key' }));
  await waitFor(() => expect(sent).toMatchObject([{ name: 'One more', password: null }]));
});

test('A key is revoked after one has been asked', async () => {
  const sent = serve([key()]);
  const { user } = renderPage(<ApiKeysPage />, { path: '/account/api-keys' });
  await user.click(await screen.findByRole('button', { name: 'Revoke the key Nightly export' }));
  await user.click(screen.getByRole('button', { name: 'Revoke the key' }));
  await waitFor(() => expect(sent).toEqual(['k-1']));
  expect(await screen.findByText('Revoked')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Revoke the key Nightly export' })).not.toBeInTheDocument();
});

test('Whoever manages people sees the keys of all, others only their own', async () => {
  const foreign = key({ id: 'k-9', name: 'Plan loader', person: { id: 'p-lee', name: 'Lee Jun' }, state: 'suspended' });
  serve([], [foreign]);
  renderPage(<ApiKeysPage />, { path: '/account/api-keys', url: '/account/api-keys?of=all' });
  expect(await screen.findByText('Plan loader')).toBeVisible();
  expect(screen.getByText('Lee Jun')).toBeInTheDocument();
  expect(screen.getByText('Person deactivated')).toBeVisible();
});

test('Who manages nobody has no choice of whose keys', async () => {
  serve([key()]);
  renderPage(<ApiKeysPage />, { path: '/account/api-keys', url: '/account/api-keys?of=all', session: viewer });
  expect(await screen.findByText('Nightly export')).toBeVisible();
  expect(screen.queryByRole('tab')).not.toBeInTheDocument();
});
