import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { session } from '@/test/fixtures';
import { person, refused, serve } from '@/test/organization';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { OrganizationPage } from './OrganizationPage';

const path = '/organization';

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
