import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { SetupRequest } from '@/api/generated';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { AccountPage } from './AccountPage';
import { InvitationPage } from './InvitationPage';
import { SetupPage } from './SetupPage';
import { SignInPage } from './SignInPage';

const anonymous = { ...session, signedIn: false };

test('A wrong password is refused in words, and the e-mail address stays', async () => {
  server.use(http.post('*/api/v1/session', () => HttpResponse.json({ code: 'session.refused' }, { status: 401 })));
  const { user } = renderPage(<SignInPage />, { path: '/sign-in', session: anonymous });

  await user.type(await screen.findByLabelText('E-mail'), 'kim@example.com');
  await user.type(screen.getByLabelText('Password'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('E-mail and password do not match.');
  expect(screen.getByLabelText('E-mail')).toHaveValue('kim@example.com');
});

test('A demo offers its people by role', async () => {
  let asked: unknown;
  server.use(
    http.get('*/api/v1/demo', () =>
      HttpResponse.json({
        resetAt: null,
        people: [
          { personId: 'p-lee', name: 'Lee Seojun', title: 'Head of sales', role: 'unit-manager', unitName: 'Sales' },
        ],
      }),
    ),
    http.post('*/api/v1/demo/session', async ({ request }) => {
      asked = await request.json();
      return HttpResponse.json(session);
    }),
  );
  const { user, router } = renderPage(<SignInPage />, { path: '/sign-in', session: { ...anonymous, demo: true } });

  await user.click(await screen.findByRole('button', { name: /Unit manager.*Lee Seojun.*Sales/ }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(asked).toEqual({ personId: 'p-lee' });
});

test('Before the set-up the sign-in page says where the link is', async () => {
  renderPage(<SignInPage />, { path: '/sign-in', session: { ...anonymous, setupRequired: true } });
  expect(await screen.findByText(/one-time link that the server wrote to its log/)).toBeVisible();
});

test('The set-up sends what was entered, and shows what was refused beside its field', async () => {
  const requests: SetupRequest[] = [];
  server.use(
    http.get('*/api/v1/setup', () => HttpResponse.json({ open: true })),
    http.post('*/api/v1/setup', async ({ request }) => {
      requests.push((await request.json()) as SetupRequest);
      return requests.length === 1
        ? HttpResponse.json({ code: 'request.invalid', errors: { password: ['too_short:12'] } }, { status: 400 })
        : HttpResponse.json(session);
    }),
  );
  const { user, router } = renderPage(<SetupPage />, { path: '/setup', url: '/setup?token=t-1', session: anonymous });

  await user.type(await screen.findByLabelText(/Name of the organization/), 'Hanbit Commerce');
  await user.selectOptions(screen.getByLabelText('The fiscal year starts in'), 'April');
  await user.type(screen.getByLabelText(/^Name \*/), 'Kim Mina');
  await user.type(screen.getByLabelText(/E-mail/), 'kim@example.com');
  await user.type(screen.getByLabelText(/Password/), 'short');
  await user.click(screen.getByRole('button', { name: 'Set up' }));
  expect(await screen.findByText('At least 12 characters.')).toBeVisible();

  await user.type(screen.getByLabelText(/Password/), ' but longer now');
  await user.click(screen.getByRole('button', { name: 'Set up' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(requests[1]).toMatchObject({
    token: 't-1',
    organizationName: 'Hanbit Commerce',
    currency: 'KRW',
    fiscalYearStartMonth: 4,
    name: 'Kim Mina',
    email: 'kim@example.com',
    password: 'short but longer now',
  });
});

test('An invitation sets a password and signs in', async () => {
  server.use(
    http.get('*/api/v1/invitations/t-2', () => HttpResponse.json({ name: 'Lee Seojun', email: 'lee@example.com' })),
    http.post('*/api/v1/invitations/t-2', () => HttpResponse.json(session)),
  );
  const { user, router } = renderPage(<InvitationPage />, {
    path: '/invitations/$token',
    url: '/invitations/t-2',
    session: anonymous,
  });

  expect(await screen.findByLabelText('E-mail')).toHaveValue('lee@example.com');
  await user.type(screen.getByLabelText('Password'), 'a long sentence');
  await user.click(screen.getByRole('button', { name: 'Set password and sign in' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
});

test('A new password is typed twice before it is sent', async () => {
  let sent: unknown;
  server.use(
    http.post('*/api/v1/session/password', async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderPage(<AccountPage />);

  await user.type(await screen.findByLabelText('Current password'), 'old sentence');
  await user.type(screen.getByLabelText('New password'), 'a new sentence');
  await user.type(screen.getByLabelText('New password again'), 'a new sentenc');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('The two entries differ.')).toBeVisible();
  expect(sent).toBeUndefined();

  await user.type(screen.getByLabelText('New password again'), 'e');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('The password is changed.')).toBeVisible();
  expect(sent).toEqual({ currentPassword: 'old sentence', newPassword: 'a new sentence' });
});
