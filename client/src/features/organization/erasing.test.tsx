import { screen, waitFor, within } from '@testing-library/react';
import { person, serve } from '@/test/organization';
import { renderPage } from '@/test/renderPage';
import { OrganizationPage } from './OrganizationPage';

const path = '/organization';

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

test('Somebody erased is said to be, and nothing more can be done', async () => {
  serve({ people: [person({ name: 'Erased person', email: null, active: false, erased: true })] });
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=people' });
  await user.click(await screen.findByLabelText('Show 1 deactivated'));
  expect((await screen.findAllByText('Erased'))[0]).toBeInTheDocument();
  expect(screen.getByText('Erased person')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Actions for/ })).not.toBeInTheDocument();
});
