import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { api } from '@/api/client';
import type { SessionView } from '@/api/generated';
import { session, units } from '@/test/fixtures';
import { server } from '@/test/server';
import { createAppRouter } from './router';
import { ThemeProvider } from './ThemeProvider';

const nobody: SessionView = {
  ...session,
  signedIn: false,
  person: null,
  organization: null,
  permissions: [],
  grants: [],
};

/** The whole application at an address, as a browser would open it. */
function openApp(url: string, answer: SessionView = session) {
  server.use(
    http.get('*/api/v1/session', () => HttpResponse.json(answer)),
    http.get('*/api/v1/units', () => HttpResponse.json(units)),
    http.get('*/api/v1/account', () => HttpResponse.json({ hasPassword: true, recoveryCodesLeft: null, passkeys: [] })),
    http.get('*/api/v1/account/sessions', () => HttpResponse.json([])),
  );
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });
  const router = createAppRouter(queryClient, createMemoryHistory({ initialEntries: [url] }));
  render(
    <ThemeProvider env="test">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ThemeProvider>,
  );
  return { user: userEvent.setup(), router, queryClient };
}

const account = () => screen.findByRole('heading', { level: 1, name: 'My account' });

test('Whoever is not signed in signs in and comes back to where they wanted to go', async () => {
  const { user, router } = openApp('/account?date=2026-03', nobody);
  server.use(http.post('*/api/v1/session', () => HttpResponse.json(session)));

  await user.type(await screen.findByLabelText('E-mail'), 'kim@example.com');
  await user.type(screen.getByLabelText('Password'), 'a long sentence');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));

  await account();
  expect(router.state.location.href).toBe('/account?date=2026-03');
});

test('A link to the sign-in page cannot lead to another site', async () => {
  const { user, router } = openApp('/sign-in?returnTo=//evil.example/x', nobody);
  server.use(
    http.post('*/api/v1/session', () => HttpResponse.json(session)),
    http.get('*/api/v1/home', () => HttpResponse.json({}, { status: 404 })),
  );

  await user.click(await screen.findByRole('button', { name: 'Sign in' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
});

test('The business date is chosen once and stays while one walks', async () => {
  const { user, router } = openApp('/account');
  await account();

  await user.click(screen.getAllByRole('button', { name: 'Business date Oct 2026 latest closed' })[0] as HTMLElement);
  await user.click(await screen.findByRole('button', { name: 'Mar 2026' }));

  await waitFor(() => expect(router.state.location.searchStr).toBe('?date=2026-03'));
  expect(await screen.findByText('You are looking at Mar 2026, a period before the latest one.')).toBeVisible();

  await act(() => router.navigate({ to: '/no-such-page' as string }));
  await screen.findByRole('heading', { name: 'Page not found' });
  expect(router.state.location.searchStr).toBe('?date=2026-03');
});

test('The past says so in words, and one click leads back to now', async () => {
  const { user, router } = openApp('/account?date=2026-03&knownAt=2026-04-10T00:00:00Z');

  expect(
    await screen.findByText('You are looking at Mar 2026 as it was known on Apr 10, 2026, 9:00 AM.'),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back to now' }));

  await waitFor(() => expect(router.state.location.searchStr).toBe(''));
  expect(screen.queryByText(/You are looking at/)).not.toBeInTheDocument();
});

test('A time in the address that nobody can read is said to be ignored', async () => {
  const { user, router } = openApp('/account?date=yesterday');
  expect(await screen.findByText(/The address asks for “yesterday”, which is no date/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back to now' }));
  await waitFor(() => expect(router.state.location.searchStr).toBe(''));
});

test.each([
  [404, { code: 'kpi.not_found' }, 'There is nothing here', 'Go to KPIs'],
  [400, { code: 'request.invalid', errors: { id: ['not_an_id'] } }, 'There is nothing here', 'Go to KPIs'],
  [403, { code: 'access.denied' }, 'You may not see this page', 'Go to KPIs'],
])('A page that the API answers with %i %j says where to go', async (status, problem, title, way) => {
  server.use(http.get('*/api/v1/kpis/:id', () => HttpResponse.json(problem, { status })));
  openApp('/kpis/xyz');
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
  expect(screen.getByRole('link', { name: way })).toHaveAttribute('href', '/kpis');
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test('A moment that has no knowledge leads back to now', async () => {
  const problem = { code: 'request.invalid', errors: { knownAt: ['before_the_organization'] } };
  server.use(http.get('*/api/v1/kpis/:id', () => HttpResponse.json(problem, { status: 400 })));
  const { user, router } = openApp('/kpis/k1?knownAt=2010-01-01T00:00:00Z');
  await screen.findByRole('heading', { level: 1, name: 'There is nothing to see at this moment' });
  await user.click(screen.getAllByRole('button', { name: 'Back to now' }).at(-1) as HTMLElement);
  await waitFor(() => expect(router.state.location.searchStr).toBe(''));
});

test.each([
  ['/scorecards/s1/map', 'Strategy map'],
  ['/kpis/new', 'KPIs'],
])('At %s the navigation stands on %s alone', async (url, name) => {
  server.use(
    http.get('*/api/v1/scorecards/:id', () => HttpResponse.json({ code: 'scorecard.not_found' }, { status: 404 })),
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
    http.get('*/api/v1/people', () => HttpResponse.json([])),
  );
  openApp(url);
  const [header] = await screen.findAllByRole('navigation', { name: 'Pages' });
  await waitFor(() => {
    const current = within(header as HTMLElement)
      .getAllByRole('link')
      .filter((link) => link.ariaCurrent === 'page');
    expect(current.map((link) => link.textContent)).toEqual([name]);
  });
});

test('The knowledge time is typed in the time zone of the organization', async () => {
  const { user, router } = openApp('/account');
  await account();

  await user.click(screen.getAllByRole('button', { name: 'As known now' })[0] as HTMLElement);
  const field = await screen.findByLabelText('As known on', { selector: 'input' });
  await user.clear(field);
  await user.type(field, '2026-04-10T09:00');
  await user.click(screen.getByRole('button', { name: 'Show' }));

  await waitFor(() => expect(router.state.location.search.knownAt).toBe('2026-04-10T00:00:00.000Z'));
});

test('A chosen unit is in the address', async () => {
  const { user, router } = openApp('/account');
  await account();

  await user.click(screen.getByRole('button', { name: 'Unit: Hanbit Commerce' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sales' }));

  await waitFor(() => expect(router.state.location.search.unit).toBe('u-sales'));
  expect(screen.getByRole('button', { name: 'Unit: Sales' })).toBeVisible();
});

test('The other language is one click away, and the API remembers it', async () => {
  let remembered: unknown;
  const { user } = openApp('/account');
  server.use(
    http.put('*/api/v1/session/preferences', async ({ request }) => {
      remembered = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await account();

  await user.click(screen.getByRole('button', { name: '한국어로 보기' }));

  expect(await screen.findByRole('heading', { level: 1, name: '내 계정' })).toBeVisible();
  expect(document.documentElement.lang).toBe('ko');
  await waitFor(() => expect(remembered).toEqual({ locale: 'ko' }));
});

test('When the session ends, one signs in again over the page and what was typed is still there', async () => {
  const { user } = openApp('/account');
  await account();
  await user.type(screen.getByLabelText('Current password'), 'half a sentence');
  server.use(
    http.get('*/api/v1/people', () => HttpResponse.json({ code: 'session.required' }, { status: 401 })),
    http.post('*/api/v1/session', () => HttpResponse.json(session)),
  );

  await waitFor(async () => {
    await act(() => api.listPeople().catch(() => undefined));
    expect(screen.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  });
  const dialog = within(screen.getByRole('dialog', { name: 'Sign in again' }));
  expect(dialog.getByLabelText('E-mail')).toHaveValue('kim@example.com');
  await user.type(dialog.getByLabelText('Password'), 'a long sentence');
  await user.click(dialog.getByRole('button', { name: 'Sign in' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByLabelText('Current password')).toHaveValue('half a sentence');
});

test('A session that ended unnoticed does not take the page away', async () => {
  const { queryClient } = openApp('/account');
  await account();
  server.use(http.get('*/api/v1/session', () => HttpResponse.json(nobody)));

  await act(() => queryClient.invalidateQueries());

  expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  expect(screen.getByRole('heading', { level: 1, name: 'My account', hidden: true })).toBeInTheDocument();
});

test('After walking to another page the focus is on its heading', async () => {
  const { user } = openApp('/no-such-page');
  await screen.findByRole('heading', { name: 'Page not found' });

  await user.click(screen.getByRole('button', { name: 'Account of Kim Mina' }));
  await user.click(await screen.findByRole('menuitem', { name: 'My account' }));

  await waitFor(async () => expect(await account()).toHaveFocus());
  expect(document.title).toBe('My account · Scorecard');
});

test('Whoever has no role yet is told so, keeps their account, and goes on once there is one', async () => {
  const { user } = openApp('/scorecards', { ...session, permissions: [], grants: [] });
  server.use(http.get('*/api/v1/units', () => HttpResponse.json({ code: 'forbidden' }, { status: 403 })));

  expect(await screen.findByRole('heading', { level: 1, name: 'You have no role yet' })).toBeVisible();
  expect(screen.getByRole('button', { name: `Account of ${session.person?.name}` })).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'My account' }));
  await account();

  server.use(
    http.get('*/api/v1/session', () => HttpResponse.json(session)),
    http.get('*/api/v1/units', () => HttpResponse.json(units)),
    http.get('*/api/v1/home', () => HttpResponse.json({}, { status: 404 })),
  );
  await user.click(screen.getByRole('link', { name: 'Scorecard, home page' }));
  await user.click(await screen.findByRole('button', { name: 'Check again' }));

  expect(await screen.findAllByRole('navigation', { name: 'Pages' })).not.toHaveLength(0);
});
