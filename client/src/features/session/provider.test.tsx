import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { ProviderReturnPage } from './ProviderReturnPage';
import { SignInPage } from './SignInPage';

const ways = { localAccounts: true, provider: 'Keycloak' };
const anonymous = { ...session, signedIn: false, ways };
const pending = (more: object) =>
  localStorage.setItem(
    'scorecard-sign-in:s-1',
    JSON.stringify({ ticket: 't-1', returnTo: '/kpis', popup: false, silent: false, ...more }),
  );

afterEach(() => localStorage.clear());

test('Where passwords are switched off only the provider is offered', async () => {
  renderPage(<SignInPage />, {
    path: '/sign-in',
    session: { ...anonymous, ways: { localAccounts: false, provider: 'Keycloak' } },
  });

  expect(await screen.findByRole('button', { name: 'Sign in with Keycloak' })).toBeVisible();
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
});

test('A provider that does not answer is said in words', async () => {
  server.use(
    http.post('*/api/v1/session/provider/requests', () =>
      HttpResponse.json({ code: 'sign_in.provider_unavailable' }, { status: 503 }),
    ),
  );
  const { user } = renderPage(<SignInPage />, { path: '/sign-in', session: anonymous });

  await user.click(await screen.findByRole('button', { name: 'Sign in with Keycloak' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('Single sign-on does not answer at the moment.');
});

test('The provider’s answer is redeemed and leads where one wanted to go', async () => {
  pending({});
  let sent: unknown;
  server.use(
    http.get('*/api/v1/session', () => HttpResponse.json(anonymous)),
    http.post('*/api/v1/session/provider', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ ...session, ways, byProvider: true });
    }),
  );
  const { router } = renderPage(<ProviderReturnPage />, {
    path: '/sign-in/return',
    url: '/sign-in/return?code=c-1&state=s-1',
    session: anonymous,
  });

  await waitFor(() => expect(router.state.location.pathname).toBe('/kpis'));
  expect(sent).toEqual({ ticket: 't-1', state: 's-1', code: 'c-1' });
  expect(localStorage.getItem('scorecard-sign-in:s-1')).toBeNull();
});

test('An answer that nobody asked for is refused', async () => {
  renderPage(<ProviderReturnPage />, {
    path: '/sign-in/return',
    url: '/sign-in/return?code=c-1&state=s-2',
    session: anonymous,
  });

  expect(await screen.findByRole('alert')).toHaveTextContent('Signing in took too long, or was begun elsewhere.');
});

test('Who is refused learns why, and can begin again', async () => {
  pending({});
  server.use(
    http.get('*/api/v1/session', () => HttpResponse.json(anonymous)),
    http.post('*/api/v1/session/provider', () =>
      HttpResponse.json({ code: 'sign_in.person_unknown' }, { status: 401 }),
    ),
  );
  renderPage(<ProviderReturnPage />, {
    path: '/sign-in/return',
    url: '/sign-in/return?code=c-1&state=s-1',
    session: anonymous,
  });

  expect(await screen.findByRole('alert')).toHaveTextContent('Nobody here is known by this sign-in.');
  expect(screen.getByRole('link', { name: 'Back to sign-in' })).toHaveAttribute('href', '/sign-in');
});

test('Asked silently, that nobody is signed in there leads to the sign-in page', async () => {
  pending({ silent: true });
  const { router } = renderPage(<ProviderReturnPage />, {
    path: '/sign-in/return',
    url: '/sign-in/return?error=login_required&state=s-1',
    session: anonymous,
  });

  await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
  expect(router.state.location.search).toEqual({ returnTo: '/kpis' });
});
