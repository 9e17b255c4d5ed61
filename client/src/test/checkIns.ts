import { delay, HttpResponse, http } from 'msw';
import type {
  CheckInEntry,
  CheckInRequest,
  CheckInView,
  KeyResultHistory,
  KeyResultView,
  OwedCheckIn,
} from '@/api/generated';
import { server } from './server';

/** Answers of the API for tests of check-ins. It is 21 November 2026; Kim Mina is signed in. */
export const explanation = { rule: 'progress', value: 0.5, inputs: [], settings: {} };

export const checkInOf = (of: Partial<CheckInView> = {}): CheckInView => ({
  id: 'c1',
  date: '2026-11-14',
  by: { id: 'p-kim', name: 'Kim Mina' },
  value: 30,
  milestonesDone: [],
  confidence: 7,
  note: 'Steady',
  blocker: null,
  blockerOwner: null,
  nextSteps: null,
  corrected: false,
  ...of,
});

export const keyResultOf = (of: Partial<KeyResultView> = {}): KeyResultView => ({
  id: 'kr1',
  title: 'Churn below 20 %',
  description: null,
  measure: {
    kind: 'metric',
    unitSymbol: '%',
    decimals: 0,
    start: 40,
    target: 20,
    milestones: [],
    zones: null,
    kpiId: null,
    reach: 'latest',
  },
  weight: 1,
  owner: { id: 'p-kim', name: 'Kim Mina' },
  archived: false,
  reading: {
    current: 30,
    progress: 0.5,
    clamped: 0.5,
    belowStart: false,
    confidence: 7,
    lastCheckInOn: '2026-11-14',
    dueOn: '2026-11-21',
    status: 'on-track',
    explanation: explanation as never,
  },
  latest: checkInOf(),
  progressVersion: 1,
  kpi: null,
  kpiHidden: false,
  score: null,
  canCheckIn: true,
  ...of,
});

export const historyOf = (of: Partial<KeyResultHistory> = {}): KeyResultHistory => ({
  asOf: { date: '2026-11', knownAt: '2026-11-21T00:00:00Z', isPast: false },
  objectiveId: 'o1',
  objectiveTitle: 'Customers stay',
  cycle: {
    id: 'cy1',
    name: 'Q4 2026',
    firstDay: '2026-10-01',
    lastDay: '2026-12-31',
  },
  keyResult: keyResultOf(),
  checkIns: [],
  points: [],
  elapsed: [],
  ...of,
});

export const entryViewOf = (of: Partial<CheckInEntry> = {}): CheckInEntry => ({
  ...checkInOf(),
  recordedAt: '2026-11-14T01:00:00Z',
  progress: 0.5,
  earlier: [],
  withdrawn: false,
  canCorrect: true,
  canWithdraw: false,
  ...of,
});

export const owedOf = (of: Partial<OwedCheckIn> = {}): OwedCheckIn => ({
  kind: 'check-in',
  objectiveId: 'o1',
  objectiveTitle: 'Customers stay',
  unitName: 'Sales',
  keyResult: keyResultOf(),
  owner: { id: 'p-kim', name: 'Kim Mina' },
  since: '2026-11-21',
  dueOn: '2026-11-21',
  daysLate: 0,
  escalatedTo: [],
  commentId: null,
  text: null,
  by: null,
  ...of,
});

export const PEOPLE = [
  { id: 'p-kim', name: 'Kim Mina', active: true },
  { id: 'p-lee', name: 'Lee Jun', active: true },
];

/**
 * A server that keeps check-ins of key results: with the version that was seen, or it answers with what stands. `fail`
 * is what it answers instead, as long as it says something.
 */
export function keepCheckIns(histories: KeyResultHistory[], fail: () => Response | undefined = () => undefined) {
  const kept = new Map(histories.map((history) => [history.keyResult.id, history]));
  const sent: (CheckInRequest & { checkInId: string })[] = [];
  const withdrawn: string[] = [];
  server.use(
    http.get('*/api/v1/people', () => HttpResponse.json(PEOPLE)),
    http.get('*/api/v1/key-results/:id/history', ({ params }) => HttpResponse.json(kept.get(String(params.id)))),
    http.put('*/api/v1/key-results/:id/check-ins/:checkInId', async ({ params, request }) => {
      await delay(5);
      const body = (await request.json()) as CheckInRequest;
      sent.push({ ...body, checkInId: String(params.checkInId) });
      const failed = fail();
      if (failed) return failed;
      const history = kept.get(String(params.id));
      if (!history) return HttpResponse.json({ code: 'key_result.not_found' }, { status: 404 });
      const { keyResult } = history;
      if (body.expectedVersion !== keyResult.progressVersion)
        return HttpResponse.json(
          { code: 'check_in.overtaken', current: keyResult.latest, currentVersion: keyResult.progressVersion },
          { status: 409 },
        );
      const next = {
        ...keyResult,
        progressVersion: keyResult.progressVersion + 1,
        latest: checkInOf({
          id: String(params.checkInId),
          date: '2026-11-21',
          value: body.value ?? null,
          milestonesDone: body.milestonesDone ?? [],
          confidence: body.confidence ?? null,
          note: body.note ?? null,
        }),
      };
      kept.set(keyResult.id, { ...history, keyResult: next });
      return HttpResponse.json({ version: next.progressVersion, keyResult: next, objective: {} });
    }),
    http.post('*/api/v1/key-results/:id/check-ins/:checkInId/withdrawals', ({ params }) => {
      withdrawn.push(String(params.checkInId));
      return HttpResponse.json({ version: 3, recordedAt: '2026-11-21T00:00:00Z', changed: true });
    }),
  );
  /** Somebody else checks in. */
  function overtake(id: string, latest: Partial<CheckInView>) {
    const history = kept.get(id);
    if (!history) return;
    const { keyResult } = history;
    kept.set(id, {
      ...history,
      keyResult: {
        ...keyResult,
        progressVersion: keyResult.progressVersion + 1,
        latest: checkInOf({ id: 'theirs', date: '2026-11-21', by: { id: 'p-lee', name: 'Lee Jun' }, ...latest }),
      },
    });
  }
  return { sent, withdrawn, overtake };
}
