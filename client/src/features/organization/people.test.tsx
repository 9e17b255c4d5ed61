import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import type { PersonView } from '@/api/generated';
import { session } from '@/test/fixtures';
import { accepted, person, refused, serve } from '@/test/organization';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { OrganizationPage } from './OrganizationPage';

const path = '/organization';

test('People are found by name, address and title, deactivated ones only on demand', async () => {
  serve({
    people: [
      person(),
      person({ id: 'p-park', name: 'Park Sora', email: 'sora@example.com', title: null, unitId: 'u-hr' }),
      person({ id: 'p-gone', name: 'Choi Min', active: false }),
    ],
  });
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });

  const row = within(await screen.findByRole('row', { name: /Lee Jun/ }));
  expect(row.getByText('Viewer · Sales')).toBeVisible();
  expect(row.getAllByText('Active')).toHaveLength(2); // one in its column, one for a phone
  expect(screen.queryByText('Choi Min')).not.toBeInTheDocument();
  await user.click(screen.getByLabelText('Show 1 deactivated'));
  expect(screen.getByText('Choi Min')).toBeVisible();

  await user.type(screen.getByRole('searchbox'), 'sora@');
  expect(await screen.findByText('1 person')).toBeVisible();
  expect(screen.getByText('Park Sora')).toBeVisible();
  expect(screen.queryByText('Lee Jun')).not.toBeInTheDocument();
});

test('Somebody is added, an address in use is said beside its field, and roles follow at once', async () => {
  const { commands, state } = serve();
  server.use(
    http.put('*/api/v1/people/:id', () => refused(409, 'person_email.taken'), { once: true }),
    http.put('*/api/v1/people/:id', async ({ request, params }) => {
      const body = (await request.json()) as PersonView;
      commands.push({ path: 'added', body });
      state.people = [person({ ...body, id: String(params.id), version: 1, hasAccount: false, grants: [] })];
      return accepted(1);
    }),
  );
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });

  await user.click(await screen.findByRole('button', { name: 'Add a person' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText(/^Name/), 'Han Yuri');
  await user.type(dialog.getByLabelText(/E-mail/), 'han@example.com');
  await user.click(dialog.getByRole('button', { name: 'Add and choose roles' }));
  expect(await dialog.findByText('Another person has this e-mail address.')).toBeVisible();

  await user.type(dialog.getByLabelText(/E-mail/), '.kr');
  await user.click(dialog.getByRole('button', { name: 'Add and choose roles' }));
  await user.selectOptions(await dialog.findByLabelText('Role'), 'contributor');
  await user.click(dialog.getByRole('button', { name: 'Grant' }));

  await waitFor(() => expect(commands).toHaveLength(2));
  expect(commands[0]?.body).toEqual({ name: 'Han Yuri', email: 'han@example.com.kr', title: null, unitId: null });
  expect(commands[1]).toEqual({
    path: expect.stringMatching(/^\/people\/.+\/grants$/),
    body: { role: 'contributor', unitId: 'u-company', expectedVersion: 1 },
  });
});

test('A role is revoked with the version that was looked at', async () => {
  const { commands } = serve({ people: [person()] });
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });

  await user.click(await screen.findByRole('button', { name: 'Lee Jun' }));
  await user.click(await screen.findByRole('button', { name: 'Revoke Viewer · Sales' }));

  await waitFor(() =>
    expect(commands).toEqual([
      {
        path: '/people/p-lee/grant-revocations',
        body: { role: 'viewer', unitId: 'u-sales', expectedVersion: 3 },
      },
    ]),
  );
});

test('Deactivating can be undone', async () => {
  const { commands } = serve({ people: [person()] });
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });

  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
  expect(await screen.findByText('Lee Jun is deactivated and signed out.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));

  await waitFor(() =>
    expect(commands).toEqual([
      { path: '/people/p-lee/deactivations', body: { expectedVersion: 3 } },
      { path: '/people/p-lee/reactivations', body: { expectedVersion: 9 } },
    ]),
  );
});

test('Nobody is offered to reset their own password or second factor as an administrator', async () => {
  const oneself = person({ id: 'p-kim', name: 'Kim Mina' });
  serve({ people: [oneself] });
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });
  await user.click(await screen.findByRole('button', { name: 'Actions for Kim Mina' }));
  expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual([
    'Edit and roles',
    'Export personal data',
    'Sign out everywhere',
    'Deactivate',
  ]);
});

test('Who signs in at the provider alone has access, and is not waited for', async () => {
  const ways = { localAccounts: true, provider: 'Example login' };
  serve({
    people: [
      person({ hasAccount: false, byProvider: true }),
      person({ id: 'p-yun', name: 'Yun Ara', hasAccount: false }),
    ],
  });
  renderPage(<OrganizationPage />, { path, url: '/organization?tab=people', session: { ...session, ways } });
  expect((await screen.findAllByText('Signs in with Example login'))[0]).toBeInTheDocument();
  expect(screen.getAllByText('Not signed up yet').length).toBe(
    screen.getAllByText('Signs in with Example login').length,
  );
});
