import { HttpResponse, http } from 'msw';
import { server } from '@/test/server';
import { api } from './client';
import { isAway, onBack, onReach } from './outage';

const down = () =>
  server.use(
    http.get('*/api/v1/units', () => HttpResponse.json({ code: 'service.unavailable' }, { status: 503 })),
    http.get('*/api/v1/session', () => HttpResponse.json({ code: 'service.unavailable' }, { status: 503 })),
  );
const up = () =>
  server.use(
    http.get('*/api/v1/units', () => HttpResponse.json([])),
    http.get('*/api/v1/session', () => HttpResponse.json({})),
  );

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  up();
  await api.listUnits();
  vi.useRealTimers();
});

test('What fails once is a doubt; what still fails is an outage, and its end is told', async () => {
  const [changed, back] = [vi.fn(), vi.fn()];
  const stops = [onReach(changed), onBack(back)];
  down();

  await expect(api.listUnits()).rejects.toThrow();
  expect(isAway()).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  await vi.waitFor(() => expect(isAway()).toBe(true));
  expect(back).not.toHaveBeenCalled();

  up();
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.waitFor(() => expect(isAway()).toBe(false));
  expect([changed.mock.calls.length, back.mock.calls.length]).toEqual([2, 1]);
  for (const stop of stops) stop();
});

test('An answer to anything ends the doubt at once', async () => {
  const back = vi.fn();
  const stop = onBack(back);
  down();
  await expect(api.listUnits()).rejects.toThrow();

  up();
  await api.listUnits();

  expect(back).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isAway()).toBe(false);
  stop();
});

test('A client that is hosted elsewhere asks where the API is, not where its pages come from', async () => {
  vi.doMock('./address', () => ({
    apiUrl: (path: string) => `https://api.example.org${path}`,
    credentials: 'include',
  }));
  const asked: string[] = [];
  server.use(
    http.get('https://api.example.org/api/v1/session', ({ request }) => {
      asked.push(request.credentials);
      return HttpResponse.json({});
    }),
  );
  const again = './outage?elsewhere'; // read anew, with the address above
  const elsewhere = (await import(/* @vite-ignore */ again)) as typeof import('./outage');

  elsewhere.doubtReach();
  await vi.advanceTimersByTimeAsync(2_000);

  await vi.waitFor(() => expect(asked).toEqual(['include']));
  vi.doUnmock('./address');
});
