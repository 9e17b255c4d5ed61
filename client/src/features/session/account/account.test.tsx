import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { makePasskey, whyNoPasskeys } from '../passkeys';
import { AccountPage } from './AccountPage';
import { browserOf } from './browserOf';

const account = { hasPassword: true, recoveryCodesLeft: null, passkeys: [] };
const serve = (view: object = account) =>
  server.use(
    http.get('*/api/v1/account', () => HttpResponse.json(view)),
    http.get('*/api/v1/account/sessions', () => HttpResponse.json([])),
  );

const here = {
  id: 's-1',
  current: true,
  createdAt: '2026-11-21T00:00:00Z',
  seenAt: '2026-11-21T01:00:00Z',
  address: '192.0.2.1',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
};

test('A new password is typed twice before it is sent', async () => {
  let sent: unknown;
  server.use(
    http.post('*/api/v1/session/password', async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  serve();
  const { user } = renderPage(<AccountPage />);

  await user.type(await screen.findByLabelText('Current password'), 'old sentence');
  await user.type(screen.getByLabelText('New password'), 'a new sentence');
  await user.type(screen.getByLabelText('New password again'), 'a new sentenc');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('The two entries differ.')).toBeVisible();
  expect(sent).toBeUndefined();

  await user.type(screen.getByLabelText('New password again'), 'e');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText(/The password is changed/)).toBeVisible();
  for (const label of ['Current password', 'New password', 'New password again'])
    expect(screen.getByLabelText(label)).toHaveValue('');
  expect(sent).toEqual({ currentPassword: 'old sentence', newPassword: 'a new sentence' });
});

test('Everything that is wrong with a new password is said at once', async () => {
  serve();
  const { user } = renderPage(<AccountPage />);

  await user.type(await screen.findByLabelText('New password'), 'x');
  await user.click(screen.getByRole('button', { name: 'Change password' }));

  expect(await screen.findByText('The two entries differ.')).toBeVisible();
  expect(screen.getByLabelText('Current password')).toHaveAccessibleDescription('Please fill this in.');
  expect(screen.getByLabelText('New password')).toBeInvalid();
  expect(screen.getByText('At least 10 characters.')).toBeVisible();
});

test('Devices are listed, and others than this one are signed out, one or all', async () => {
  const phone = { ...here, id: 's-2', current: false, userAgent: 'Mozilla/5.0 (iPhone) Version/19 Safari/604.1' };
  serve();
  let sessions = [here, phone, { ...phone, id: 's-3', userAgent: null }];
  server.use(
    http.get('*/api/v1/account/sessions', () => HttpResponse.json(sessions)),
    http.delete('*/api/v1/account/sessions/:id', ({ params }) => {
      sessions = sessions.filter((session) => session.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.delete('*/api/v1/account/sessions', () => {
      sessions = [here];
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderPage(<AccountPage />);

  expect(await screen.findByText('Chrome · Windows')).toBeVisible();
  expect(screen.getAllByText('This device')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Sign out Safari · iOS' }));
  await waitFor(() => expect(screen.queryByText('Safari · iOS')).not.toBeInTheDocument());
  expect(screen.getByText('Unknown program')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Sign out all other devices' }));
  await waitFor(() => expect(screen.queryByText('Unknown program')).not.toBeInTheDocument());
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).not.toBeInTheDocument();
});

test.each([
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130 Mobile Safari/537.36',
    'Samsung Internet',
    'Android',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge', 'Windows'],
  ['curl/8.0', undefined, undefined],
])('%s is named', (userAgent, browser, system) => {
  expect(browserOf(userAgent)).toEqual({ browser, system });
});

test('A second factor takes the password, a first code, and shows the recovery codes once', async () => {
  let left: number | null = null;
  serve();
  server.use(
    http.get('*/api/v1/account', () => HttpResponse.json({ ...account, recoveryCodesLeft: left })),
    http.post('*/api/v1/account/authenticator', () =>
      HttpResponse.json({ secret: 'MZXW6YQABCDE', address: 'otpauth://totp/Scorecard:kim?secret=MZXW6YQABCDE' }),
    ),
    http.post('*/api/v1/account/authenticator/confirmations', async ({ request }) => {
      if (((await request.json()) as { code: string }).code !== '123456')
        return HttpResponse.json({ code: 'second_factor.wrong' }, { status: 422 });
      left = 10;
      return HttpResponse.json({ codes: ['AAAA-BBBB', 'CCCC-DDDD'] });
    }),
  );
  const { user } = renderPage(<AccountPage />);

  await user.click(await screen.findByRole('button', { name: 'Set up a second factor' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(await dialog.findByLabelText('Current password'), 'a sentence{Enter}');
  expect(await dialog.findByText('MZXW 6YQA BCDE')).toBeVisible();
  expect(dialog.getByRole('img', { name: 'QR code for the authenticator app' })).toContainHTML('<svg');
  await user.type(dialog.getByLabelText('Six-digit code the app shows'), '000000{Enter}');
  expect(await dialog.findByText(/^The code is not right\./)).toBeVisible();
  expect(dialog.getByLabelText('Six-digit code the app shows')).toHaveFocus();
  await user.clear(dialog.getByLabelText('Six-digit code the app shows'));
  await user.type(dialog.getByLabelText('Six-digit code the app shows'), '123456{Enter}');
  expect(await dialog.findByText('CCCC-DDDD')).toBeVisible();
  await user.keyboard('{Escape}'); // which must not take away what is shown only now
  expect(dialog.getByText('CCCC-DDDD')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'I have kept them' }));

  expect(await screen.findByText('On · 10 recovery codes left')).toBeVisible();
});

test('A wrong password does not turn the second factor off', async () => {
  serve({ ...account, recoveryCodesLeft: 1 });
  server.use(
    http.post('*/api/v1/account/authenticator/removals', () =>
      HttpResponse.json({ code: 'password.wrong' }, { status: 422 }),
    ),
  );
  const { user } = renderPage(<AccountPage />);

  expect(await screen.findByText(/1 recovery code left Few recovery codes are left/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Turn off the second factor' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(await dialog.findByLabelText('Current password'), 'not mine{Enter}');

  expect(await dialog.findByText(/^The current password is not right\./)).toBeVisible();
  expect(dialog.getByLabelText('Current password')).toBeInvalid();
});

test.each([
  ['This account has no password.', {}],
  ['Demo accounts sign in without a password.', { demo: true }],
  ['You sign in with Example login.', { byProvider: true, ways: { localAccounts: true, provider: 'Example login' } }],
])('Without a password there is neither second factor nor passkeys: %s', async (said, of) => {
  serve({ ...account, hasPassword: false });
  renderPage(<AccountPage />, { session: { ...session, ...of } });

  expect(await screen.findByText(said, { exact: false })).toBeVisible();
  expect(screen.getByText('If there is a device you do not know, sign it out.')).toBeVisible();
  expect(screen.queryByRole('heading', { name: 'Second factor' })).not.toBeInTheDocument();
});

test('Where the browser cannot make passkeys the page says why in place of the button', async () => {
  serve();
  renderPage(<AccountPage />);

  expect(await screen.findByText(/This browser cannot use passkeys here/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add a passkey' })).not.toBeInTheDocument();
});

test.each([
  ['InvalidStateError', 'passkey_there_already'],
  ['NotAllowedError', 'passkey_not_given'],
])('When the browser refuses to make a passkey with %s, the reason is %s', async (name, code) => {
  vi.stubGlobal('PublicKeyCredential', { parseCreationOptionsFromJSON: (options: unknown) => options });
  vi.stubGlobal('navigator', { credentials: { create: () => Promise.reject(new DOMException('', name)) } });

  await expect(makePasskey('{}')).rejects.toMatchObject({ code });
  vi.unstubAllGlobals();
});

test('An address of digits has no passkeys, whatever the browser can do', () => {
  vi.stubGlobal(
    'PublicKeyCredential',
    Object.assign(() => undefined, { parseCreationOptionsFromJSON: vi.fn(), parseRequestOptionsFromJSON: vi.fn() }),
  );

  expect(
    ['192.0.2.7', '[2001:db8::7]', 'scorecard.example.com', 'localhost'].map((host) => whyNoPasskeys(host)),
  ).toEqual(['address', 'address', null, null]);
  vi.unstubAllGlobals();
});
