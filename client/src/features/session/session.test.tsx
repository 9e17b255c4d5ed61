import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { SetupRequest } from '@/api/generated';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ForgotPasswordPage } from './ForgotPasswordPage';
import { InvitationPage } from './InvitationPage';
import { ResetPasswordPage } from './ResetPasswordPage';
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

test('With a second factor a code is asked for, or a recovery code; what took too long begins again', async () => {
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/session', () => HttpResponse.json({ ...anonymous, challenge: 'c-1' })),
    http.post('*/api/v1/session/second-factor', async ({ request }) => {
      sent.push(await request.json());
      return sent.length === 1
        ? HttpResponse.json({ code: 'second_factor.wrong' }, { status: 422 })
        : sent.length === 2
          ? HttpResponse.json({ code: 'second_factor.expired' }, { status: 401 })
          : HttpResponse.json(session);
    }),
  );
  const { user, router } = renderPage(<SignInPage />, { path: '/sign-in', session: anonymous });
  const password = async () => {
    await user.type(await screen.findByLabelText('E-mail'), 'kim@example.com');
    await user.type(screen.getByLabelText('Password'), 'a sentence{Enter}');
  };

  await password();
  await user.type(await screen.findByLabelText('Code'), '000000{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('The code is not right.');
  await user.click(screen.getByRole('button', { name: 'Use a recovery code' }));
  await user.type(screen.getByLabelText('Recovery code'), 'AAAA-BBBB{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Signing in took too long.');
  await password();
  await user.type(await screen.findByLabelText('Code'), '123456{Enter}');

  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(sent).toEqual([
    { challenge: 'c-1', code: '000000' },
    { challenge: 'c-1', code: 'AAAA-BBBB' },
    { challenge: 'c-1', code: '123456' },
  ]);
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

test('Whoever forgot the password is told the same, whatever the address', async () => {
  let asked: unknown;
  server.use(
    http.post('*/api/v1/password-resets', async ({ request }) => {
      asked = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderPage(<ForgotPasswordPage />, {
    path: '/forgot-password',
    session: { ...anonymous, sendsMail: true },
  });

  await user.type(await screen.findByLabelText('E-mail'), 'kim@example.com');
  await user.click(screen.getByRole('button', { name: 'Send the link' }));

  expect(await screen.findByText(/If an account has the address kim@example.com/)).toBeVisible();
  expect(asked).toEqual({ email: 'kim@example.com' });
});

test('Without mail the page says whom to ask', async () => {
  renderPage(<ForgotPasswordPage />, { path: '/forgot-password', session: anonymous });
  expect(await screen.findByText(/Ask an administrator/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Send the link' })).not.toBeInTheDocument();
});

test('A link sets another password and leads to the sign-in', async () => {
  const passwords: unknown[] = [];
  server.use(
    http.get('*/api/v1/password-resets/t-3', () => HttpResponse.json({ name: 'Lee', email: 'lee@example.com' })),
    http.post('*/api/v1/password-resets/t-3', async ({ request }) => {
      passwords.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderPage(<ResetPasswordPage />, {
    path: '/password-resets/$token',
    url: '/password-resets/t-3',
    session: anonymous,
  });

  await user.type(await screen.findByLabelText('New password'), 'short');
  await user.click(screen.getByRole('button', { name: 'Set the password' }));
  expect(await screen.findByText('At least 10 characters.')).toBeVisible();
  await user.type(screen.getByLabelText('New password'), ' no longer');
  await user.click(screen.getByRole('button', { name: 'Set the password' }));

  expect(await screen.findByText('The password is set. Sign in with it.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/sign-in');
  expect(passwords).toEqual([{ password: 'short no longer' }]);
});
