import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { session } from '@/test/fixtures';
import { refused, serve } from '@/test/organization';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { OrganizationPage } from './OrganizationPage';

const path = '/organization';

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
