import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { PersonView, UnitView } from '@/api/generated';
import { organization, session, units } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { OrganizationPage } from './OrganizationPage';

const path = '/organization';
const accepted = (version: number) => HttpResponse.json({ version, recordedAt: '2026-11-21T00:00:00Z' });
const refused = (status: number, code: string, more: object = {}) => HttpResponse.json({ code, ...more }, { status });

const person = (of: Partial<PersonView> = {}): PersonView => ({
  id: 'p-lee',
  version: 3,
  name: 'Lee Jun',
  email: 'lee@example.com',
  title: 'Analyst',
  unitId: 'u-sales',
  active: true,
  hasAccount: true,
  byProvider: false,
  erased: false,
  grants: [{ role: 'viewer', unitId: 'u-sales' }],
  ...of,
});

/** A server that remembers its units and people, and every command with its body. */
function serve({ people = [] as PersonView[], tree = units as UnitView[] } = {}) {
  const commands: { path: string; body: unknown }[] = [];
  const state = { people, tree };
  const take = async (request: Request) => {
    commands.push({
      path: new URL(request.url).pathname.replace('/api/v1', ''),
      body: request.headers.get('Content-Type') ? await request.json() : null,
    });
  };
  server.use(
    http.get('*/api/v1/units', () => HttpResponse.json(state.tree)),
    http.get('*/api/v1/people', () => HttpResponse.json(state.people)),
    http.get('*/api/v1/organization', () => HttpResponse.json(organization)),
    http.get('*/api/v1/session', () => HttpResponse.json(session)),
    http.put('*/api/v1/units/:id', async ({ request, params }) => {
      const body = (await request.clone().json()) as UnitView;
      await take(request);
      state.tree = [...state.tree, { ...body, id: String(params.id), version: 1, closed: false }];
      return accepted(1);
    }),
    http.post('*/api/v1/*', async ({ request }) => {
      await take(request);
      return accepted(9);
    }),
  );
  return { commands, state };
}

test.each([
  ['units', () => screen.findByText('Online sales')],
  ['people', () => screen.findByText('Lee Jun')],
  ['settings', () => screen.findByDisplayValue('Hanbit Commerce')],
] as const)('Who may change nothing reads %s, and no word about editing', async (tab, content) => {
  serve({ people: [person()] });
  renderPage(<OrganizationPage />, { path, url: `${path}?tab=${tab}`, session: { ...session, permissions: [] } });
  expect(await screen.findByText(/^Units and settings are managed by administrators/)).toBeVisible();
  expect(await content()).toBeInTheDocument();
  expect(screen.queryByText(/Select a name/)).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Add|Save|Actions/ })).not.toBeInTheDocument();
});

test('Units are added one after the other: Enter saves, and the next one is ready with the next code', async () => {
  const { commands } = serve();
  const { user } = renderPage(<OrganizationPage />, { path });

  await user.click(await screen.findByRole('button', { name: 'Add a unit below Sales' }));
  const name = screen.getByRole('textbox', { name: 'Name of a new unit below Sales' });
  expect(name).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Code' })).toHaveValue('SAL-2');
  await user.type(name, 'Stores{Enter}');

  expect(await screen.findByRole('button', { name: 'Stores SAL-2' })).toBeVisible();
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Code' })).toHaveValue('SAL-3'));
  expect(name).toHaveFocus();
  expect(name).toHaveValue('');
  expect(commands[0]?.body).toEqual({ name: 'Stores', code: 'SAL-2', parentId: 'u-sales' });

  await user.keyboard('{Escape}');
  expect(screen.queryByRole('textbox', { name: 'Code' })).not.toBeInTheDocument();
});

test('A unit is renamed in place, and a code that is taken is said where it was typed', async () => {
  const { commands } = serve();
  server.use(http.post('*/api/v1/units/u-hr/revisions', () => refused(409, 'unit_code.taken'), { once: true }));
  const { user } = renderPage(<OrganizationPage />, { path });

  await user.click(await screen.findByRole('button', { name: /People HRD/ }));
  const name = screen.getByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Talent{Enter}');
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(name).toHaveValue('Talent');

  await user.type(name, '{Enter}');
  await waitFor(() =>
    expect(commands).toEqual([
      {
        path: '/units/u-hr/revisions',
        body: { name: 'Talent', code: 'HRD', parentId: 'u-company', expectedVersion: 1 },
      },
    ]),
  );
});

test('Arrow keys walk from unit to unit', async () => {
  serve();
  const { user } = renderPage(<OrganizationPage />, { path });

  (await screen.findByRole('button', { name: /Company HQ/ })).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('button', { name: /Sales SAL$/ })).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('button', { name: /People HRD/ })).toHaveFocus();
});

test('A unit moves only to places outside its own subtree', async () => {
  const { commands } = serve();
  const { user } = renderPage(<OrganizationPage />, { path });

  await user.click(await screen.findByRole('button', { name: 'Actions for Sales' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Move Sales' }));
  await user.click(dialog.getByRole('combobox', { name: 'Unit above' }));
  expect(screen.queryByRole('option', { name: /Online sales/ })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: /People/ }));
  await user.click(dialog.getByRole('button', { name: 'Move' }));

  await waitFor(() =>
    expect(commands[0]?.body).toEqual({ name: 'Sales', code: 'SAL', parentId: 'u-hr', expectedVersion: 1 }),
  );
});

test('Closing a unit asks why and can be undone', async () => {
  const { commands } = serve();
  const { user } = renderPage(<OrganizationPage />, { path });

  await user.click(await screen.findByRole('button', { name: 'Actions for Online sales' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Close…' }));
  await user.type(await screen.findByLabelText(/Reason/), 'Merged');
  await user.click(screen.getByRole('button', { name: 'Close the unit' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() =>
    expect(commands).toEqual([
      { path: '/units/u-online/closures', body: { reason: 'Merged', expectedVersion: 1 } },
      { path: '/units/u-online/reopenings', body: { expectedVersion: 9 } },
    ]),
  );
});

test('Without the right the tree is to be read only', async () => {
  serve();
  renderPage(<OrganizationPage />, {
    path,
    session: { ...session, permissions: [{ permission: 'read', unitIds: ['u-company'] }] },
  });

  expect(await screen.findByText('Online sales')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Add a unit below/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Actions for Sales' })).not.toBeInTheDocument();
});

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

test('Who somebody deactivated was is erased after one has been told what goes and what stays', async () => {
  const { commands } = serve({ people: [person({ active: false })] });
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });

  await user.click(await screen.findByLabelText('Show 1 deactivated'));
  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Erase personal data' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/This cannot be undone/)).toBeVisible();
  expect(within(dialog).getByRole('link', { name: 'Search the audit log for the name' })).toHaveAttribute(
    'href',
    expect.stringContaining('q=Lee'),
  );
  await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Asked for it');
  await user.click(within(dialog).getByRole('button', { name: 'Erase for good' }));
  expect(within(dialog).getByText('Confirm this to go on.')).toBeVisible();
  expect(commands).toEqual([]);
  await user.click(within(dialog).getByRole('checkbox', { name: 'I understand that this cannot be undone.' }));
  await user.click(within(dialog).getByRole('button', { name: 'Erase for good' }));

  await waitFor(() =>
    expect(commands).toEqual([
      {
        path: '/people/p-lee/erasures',
        body: { expectedVersion: 3, reason: 'Asked for it', nameInstead: 'Erased person' },
      },
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

test('Somebody erased is said to be, and nothing more can be done', async () => {
  serve({ people: [person({ name: 'Erased person', email: null, active: false, erased: true })] });
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });
  await user.click(await screen.findByLabelText('Show 1 deactivated'));
  expect((await screen.findAllByText('Erased'))[0]).toBeInTheDocument();
  expect(screen.getByText('Erased person')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Actions for/ })).not.toBeInTheDocument();
});

test('The one-time link is made on demand and shown once', async () => {
  serve({ people: [person({ hasAccount: false })] });
  server.use(
    http.post('*/api/v1/people/p-lee/invitations', () =>
      HttpResponse.json({ link: 'https://scorecard.example/invitations/abc', expiresAt: '2026-11-24T00:00:00Z' }),
    ),
  );
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });

  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Make an invitation link' }));
  await user.click(await screen.findByRole('button', { name: 'Make the link' }));
  expect(await screen.findByLabelText('One-time link')).toHaveValue('https://scorecard.example/invitations/abc');
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText('Copied')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('https://scorecard.example/invitations/abc');

  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByText('Close').closest('button') as HTMLElement);
  await waitFor(() => expect(screen.queryByLabelText('One-time link')).not.toBeInTheDocument());
});

test('Where there is mail, the link for a new password is sent', async () => {
  serve({ people: [person({ hasAccount: true })] });
  const asked: string[] = [];
  server.use(
    http.post('*/api/v1/people/p-lee/password-resets', ({ request }) => {
      asked.push(new URL(request.url).search);
      return asked.length === 1
        ? refused(422, 'mail.not_sent')
        : HttpResponse.json({ link: null, expiresAt: '2026-11-24T00:00:00Z' });
    }),
  );
  const { user } = renderPage(<OrganizationPage />, {
    path,
    url: '/organization?tab=people',
    session: { ...session, sendsMail: true },
  });

  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Make a link for a new password' }));
  await user.click(await screen.findByRole('button', { name: 'Send by mail' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The mail was not sent.');
  await user.click(screen.getByRole('button', { name: 'Send by mail' }));

  expect(await screen.findByText(/The link was sent to/)).toBeVisible();
  expect(asked).toEqual(['?mail=true', '?mail=true']);
});

test('Settings are saved with the version; what the server refuses stands beside its field', async () => {
  serve();
  const bodies: unknown[] = [];
  server.use(
    http.put(
      '*/api/v1/organization',
      () => refused(400, 'request.invalid', { errors: { timeZone: ['unknown_time_zone'] } }),
      {
        once: true,
      },
    ),
    http.put('*/api/v1/organization', async ({ request }) => {
      bodies.push(await request.json());
      return accepted(2);
    }),
  );
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=settings' });

  const green = await screen.findByRole('textbox', { name: 'On track from' });
  const save = screen.getByRole('button', { name: 'Save the settings' });
  expect(save).toBeDisabled();
  await user.clear(green);
  await user.click(save);
  expect(screen.getByText('Please fill this in.')).toBeVisible();
  await user.type(green, '85.5');
  await user.click(save);
  expect(await screen.findByText('Choose a time zone from the list.')).toBeVisible();
  expect(green).toHaveValue('85.5');
  await user.click(save);

  expect(await screen.findByText('The settings are saved.')).toBeVisible();
  const { id: _id, version: _version, today: _today, ...settings } = organization;
  expect(bodies).toEqual([{ ...settings, greenAt: 85.5, expectedVersion: 1 }]);
});
