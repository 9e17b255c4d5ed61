import { HttpResponse, http } from 'msw';
import { server } from '@/test/server';
import { api, onSessionExpired, rememberCsrfToken } from './client';
import { newId } from './ids';
import { toProblem, UnreachableError } from './problem';

const accepted = { version: 2, recordedAt: '2026-11-21T00:00:00Z' };
const unitRequest = { code: 'S', name: 'Sales', parentId: null };

test('Reads carry neither token nor key', async () => {
  let headers = new Headers();
  server.use(
    http.get('*/api/v1/units', ({ request }) => {
      headers = request.headers;
      return HttpResponse.json([]);
    }),
  );
  rememberCsrfToken('token-1');

  await api.listUnits();

  expect([headers.get('x-csrf-token'), headers.get('idempotency-key')]).toEqual([null, null]);
});

test('A write carries the token of the session and a key of its own', async () => {
  const keys: (string | null)[] = [];
  const tokens: (string | null)[] = [];
  server.use(
    http.put('*/api/v1/units/u1', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'));
      tokens.push(request.headers.get('x-csrf-token'));
      return HttpResponse.json(accepted);
    }),
  );
  rememberCsrfToken('token-2');

  await api.defineUnit('u1', unitRequest);
  await api.defineUnit('u1', unitRequest);

  expect(tokens).toEqual(['token-2', 'token-2']);
  expect(new Set(keys).size).toBe(2);
});

test('A write of which nobody knows whether it arrived is sent again under the same key', async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.put('*/api/v1/units/u2', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'));
      return keys.length === 1 ? HttpResponse.error() : HttpResponse.json(accepted);
    }),
  );

  await expect(api.defineUnit('u2', unitRequest)).rejects.toThrow(UnreachableError);
  await api.defineUnit('u2', unitRequest);

  expect(keys[1]).toBe(keys[0]);
});

test('A refused session is announced once to whoever listens; a refused sign-in is not', async () => {
  const expired = vi.fn();
  const stop = onSessionExpired(expired);
  server.use(
    http.get('*/api/v1/units', () => HttpResponse.json({ code: 'session.required' }, { status: 401 })),
    http.post('*/api/v1/session', () => HttpResponse.json({ code: 'session.refused' }, { status: 401 })),
  );

  await expect(api.signIn({ email: 'a@example.com', password: 'x' })).rejects.toMatchObject({ status: 401 });
  expect(expired).not.toHaveBeenCalled();
  await expect(api.listUnits()).rejects.toMatchObject({ status: 401 });
  expect(expired).toHaveBeenCalledOnce();
  stop();
});

test('A read that comes too soon waits and is sent again; a write is not', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
  const seen: string[] = [];
  const tooSoon = () =>
    HttpResponse.json({ code: 'request.too_many' }, { status: 429, headers: { 'Retry-After': '2' } });
  server.use(
    http.get('*/api/v1/units', () => {
      seen.push('read');
      return seen.length === 1 ? tooSoon() : HttpResponse.json([]);
    }),
    http.put('*/api/v1/units/u1', () => {
      seen.push('write');
      return tooSoon();
    }),
  );

  await expect(api.listUnits()).resolves.toEqual([]);
  const refused = await api.defineUnit('u1', unitRequest).catch((error: unknown) => error);

  expect(seen).toEqual(['read', 'read', 'write']);
  expect(toProblem(refused)).toMatchObject({ status: 429, code: 'request.too_many', extra: { retryAfter: 2 } });
  vi.useRealTimers();
});

test('A read is not kept waiting for long', async () => {
  server.use(
    http.get('*/api/v1/units', () =>
      HttpResponse.json({ code: 'request.too_many' }, { status: 429, headers: { 'Retry-After': '600' } }),
    ),
  );
  await expect(api.listUnits()).rejects.toMatchObject({ status: 429 });
});

test('New ids are UUIDs of version 7 and sort by time', () => {
  const ids = [newId(1_700_000_000_000), newId(1_700_000_000_001), newId(1_800_000_000_000)];
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
});

test('The same write asked for while it is under way is sent once, and both get its answer', async () => {
  let sent = 0;
  server.use(
    http.post('*/api/v1/people/p1/invitations', () => {
      sent++;
      return HttpResponse.json({ link: `https://example.org/invitations/${sent}`, expiresAt: '2026-11-28T00:00:00Z' });
    }),
  );

  const [first, second] = await Promise.all([api.invitePerson('p1', false), api.invitePerson('p1', false)]);
  const later = await api.invitePerson('p1', false);

  expect([first.link, second.link, later.link]).toEqual([
    'https://example.org/invitations/1',
    'https://example.org/invitations/1',
    'https://example.org/invitations/2',
  ]);
  expect(sent).toBe(2);
});
