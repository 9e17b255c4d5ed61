import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type {
  CheckInRequest,
  CorrectCheckInRequest,
  KeyResultHistory,
  KeyResultView,
  OwedCheckIn,
} from '@/api/generated';
import { homeKey, okrsKey } from '@/shared/lists';
import type { OkrMoment } from '../okrAsOf';

export const historyKey = (keyResultId: string) => [...okrsKey, 'history', keyResultId] as const;

/** The key result as it stands at the moment, with all of its check-ins. */
export const historyQuery = (keyResultId: string, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...historyKey(keyResultId), { date, knownAt }],
    queryFn: ({ signal }) => api.getKeyResultHistory(keyResultId, date, knownAt, signal),
  });

const owedKey = [...okrsKey, 'owed'] as const;

export const owedQuery = () =>
  queryOptions({ queryKey: owedKey, queryFn: ({ signal }) => api.listOwedCheckIns(undefined, undefined, signal) });

export const saveCheckIn = (keyResultId: string, checkInId: string, request: CheckInRequest) =>
  api.checkIn(keyResultId, checkInId, request);

export const withdrawCheckIn = (keyResultId: string, checkInId: string, expectedVersion: number) =>
  api.withdrawCheckIn(keyResultId, checkInId, { expectedVersion });

export const correctCheckIn = (keyResultId: string, checkInId: string, request: CorrectCheckInRequest) =>
  api.correctCheckIn(keyResultId, checkInId, request);

/** Everything that shows key results is read again; what is not on screen, once it is looked at. */
export const refreshOkrs = (queryClient: QueryClient) =>
  Promise.all([okrsKey, homeKey].map((queryKey) => queryClient.invalidateQueries({ queryKey })));

interface WithKeyResults {
  keyResults: KeyResultView[];
}

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null;
const hasKeyResults = (data: object): data is WithKeyResults => 'keyResults' in data && Array.isArray(data.keyResults);

/** The same answer with another key result in it, wherever it stands: in an objective, a list of them, a history. */
function withKeyResult(data: unknown, next: KeyResultView): unknown {
  if (!isObject(data)) return data;
  if (hasKeyResults(data)) {
    if (!data.keyResults.some(({ id }) => id === next.id)) return data;
    return { ...data, keyResults: data.keyResults.map((one) => (one.id === next.id ? next : one)) };
  }
  if ('objectives' in data && Array.isArray(data.objectives))
    return { ...data, objectives: data.objectives.map((objective) => withKeyResult(objective, next)) };
  if ('keyResult' in data && (data as KeyResultHistory).keyResult?.id === next.id) return { ...data, keyResult: next };
  return data;
}

/** Shows a key result as it will stand, everywhere at once. Returns the way back. */
export function showKeyResult(queryClient: QueryClient, next: KeyResultView): () => void {
  const before = queryClient.getQueriesData({ queryKey: okrsKey });
  const home = queryClient.getQueriesData({ queryKey: homeKey });
  for (const [queryKey, data] of before) queryClient.setQueryData(queryKey, withKeyResult(data, next));
  queryClient.setQueriesData<{ owedOkrs?: OwedCheckIn[] }>({ queryKey: homeKey }, (data) =>
    data?.owedOkrs ? { ...data, owedOkrs: data.owedOkrs.filter((owed) => owed.keyResult?.id !== next.id) } : data,
  );
  return () => {
    for (const [queryKey, data] of [...before, ...home]) queryClient.setQueryData(queryKey, data);
  };
}
