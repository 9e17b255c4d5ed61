import { useQuery } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { LiveChange } from '@/api/generated';
import { okrsKey } from '@/shared/lists';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { concerns } from './concerns';
import LiveUpdates from './LiveUpdates';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = 2;
  }
  tell(kind: 'change' | 'reset', data: unknown = {}) {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  }
  refuse() {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
}

const change = (of: Partial<LiveChange> = {}): LiveChange => ({
  kind: 'key-result',
  id: 'kr1',
  objectiveId: 'o1',
  actorId: 'p-lee',
  at: '2026-11-21T01:00:00Z',
  ...of,
});

const reads = vi.fn(() => 'read');
function Watching({ id }: { id: string }) {
  useQuery({ queryKey: [...okrsKey, 'one', id, {}], queryFn: () => `${reads()} ${id}` });
  return null;
}

function open(url = '/') {
  server.use(http.get('*/api/v1/people', () => HttpResponse.json([{ id: 'p-lee', name: 'Lee Jun' }])));
  renderPage(
    <>
      <input aria-label="Typing" />
      <Watching id="o1" />
      <Watching id="o2" />
      <LiveUpdates />
    </>,
    { url },
  );
  return screen.findByRole('textbox', { name: 'Typing' });
}

const connected = () => FakeSource.all.filter(({ readyState }) => readyState !== 2);

beforeEach(() => {
  FakeSource.all = [];
  reads.mockClear();
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('What another person does is read again and said in passing, and nobody loses the focus', async () => {
  const field = await open();
  field.focus();
  await waitFor(() => expect(reads).toHaveBeenCalledTimes(2));
  expect(connected()).toHaveLength(1);

  act(() => connected()[0]?.tell('change', change()));

  expect(await screen.findByText('Lee Jun checked in')).toBeVisible();
  // Only the objective concerned.
  expect(reads).toHaveBeenCalledTimes(3);
  expect(field).toHaveFocus();
});

test('One is not told of one’s own doings, nor of what the page does not show', async () => {
  await open();
  await waitFor(() => expect(reads).toHaveBeenCalledTimes(2));

  act(() => connected()[0]?.tell('change', change({ actorId: 'p-kim' })));
  await waitFor(() => expect(reads).toHaveBeenCalledTimes(3));
  vi.useFakeTimers();
  act(() => connected()[0]?.tell('change', change({ id: 'kr9', objectiveId: 'o9' })));
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  await act(() => vi.advanceTimersByTimeAsync(600));

  expect(reads).toHaveBeenCalledTimes(3);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('When too much was missed everything shown is read again', async () => {
  await open();
  await waitFor(() => expect(reads).toHaveBeenCalledTimes(2));
  act(() => connected()[0]?.tell('reset'));
  await waitFor(() => expect(reads).toHaveBeenCalledTimes(4));
});

test('The past does not change, so nothing is followed', async () => {
  await open('/?knownAt=2026-04-10T00:00:00Z');
  expect(FakeSource.all).toEqual([]);
});

test('A connection that was refused is made again later', async () => {
  await open();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  act(() => connected()[0]?.refuse());
  expect(connected()).toHaveLength(0);
  act(() => void vi.advanceTimersByTime(5_000));
  expect(connected()).toHaveLength(1);
});

test('Without a way to follow, the page is as it is', async () => {
  vi.stubGlobal('EventSource', undefined);
  expect(await open()).toBeVisible();
});

test.each([
  [['home', '2026-10', undefined], {}, true],
  [['okrs', 'one', 'o1', {}], {}, true],
  [['okrs', 'one', 'o2', {}], {}, false],
  [['okrs', 'history', 'kr1', {}], {}, true],
  [['okrs', 'history', 'kr2', {}], {}, false],
  [['okrs', 'list', {}], {}, true],
  [['okrs', 'owed'], {}, true],
  [['okrs', 'cycles', {}], {}, false],
  [['okrs', 'cycles', {}], { kind: 'objective', id: 'o1' }, true],
  [['okrs', 'list', {}], { kind: 'objective-comments', id: 'o1' }, false],
  [['okrs', 'comments', 'o1'], { kind: 'objective-comments', id: 'o1' }, true],
  [['kpis', 'list', {}], {}, false],
  [['kpis', 'list', {}], { kind: 'kpi-values', id: 'k1', objectiveId: null }, true],
  [['scorecards', 'list', {}], { kind: 'kpi-values', id: 'k1', objectiveId: null }, true],
  [['scorecards', 'list', {}], { kind: 'objective', id: 'o1' }, false],
  [['rewards', 'run', 'r1', {}], { kind: 'reward-run', id: 'r1', objectiveId: null }, true],
  [['rewards', 'run', 'r2', {}], { kind: 'reward-run', id: 'r1', objectiveId: null }, false],
  [['rewards', 'runs', undefined, {}], { kind: 'reward-run', id: 'r1', objectiveId: null }, true],
  [['rewards', 'plan', 'p1', {}], { kind: 'reward-run', id: 'r1', objectiveId: null }, false],
  [['rewards', 'disputes', 'r1', {}], { kind: 'dispute', id: 'd1', objectiveId: null }, true],
  [['rewards', 'statement', 'r1', 'p1', {}], { kind: 'dispute', id: 'd1', objectiveId: null }, false],
  [['rewards', 'runs', undefined, {}], { kind: 'kpi-values', id: 'k1', objectiveId: null }, false],
  [['session'], { kind: 'cycle', id: 'c1', objectiveId: null }, false],
] as const)('Of %j, %j changes the answer: %s', (key, of, expected) => {
  expect(concerns([...key], change(of as Partial<LiveChange>))).toBe(expected);
});
