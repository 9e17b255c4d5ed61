import { HttpResponse, http } from 'msw';
import type {
  AsOf,
  CycleView,
  Explanation,
  KeyResultContent,
  KeyResultReading,
  KeyResultView,
  ObjectiveCommentView,
  ObjectiveReading,
  OkrObjectiveDetail,
  OkrObjectiveItem,
} from '@/api/generated';
import { server } from './server';

/** Objectives for tests of pages. It is 21 November 2026; Kim Mina is signed in. */
export const asOf: AsOf = { date: '2026-11-21', knownAt: '2026-11-21T01:00:00Z', isPast: false };

export const explanation: Explanation = { rule: 'other', result: 0.5, unit: null, terms: [], settings: [] };

export const cycleOf = (of: Partial<CycleView> = {}): CycleView => ({
  id: 'cy-q4',
  version: 2,
  name: 'Q4 2026',
  kind: 'quarter',
  firstDay: '2026-10-01',
  lastDay: '2026-12-31',
  rhythm: { everyDays: 7, graceDays: 3 },
  status: 'active',
  elapsed: 52 / 92,
  objectives: 2,
  openObjectives: 2,
  canManage: true,
  nextStep: 'begin-closing',
  ...of,
});

const krReading: KeyResultReading = {
  current: 25,
  progress: 0.75,
  clamped: 0.75,
  belowStart: false,
  confidence: 7,
  lastCheckInOn: '2026-11-18',
  dueOn: '2026-11-25',
  status: 'on-track',
  explanation,
};

export const keyResultOf = ({
  reading,
  ...of
}: Partial<Omit<KeyResultView, 'reading'>> & {
  reading?: Partial<KeyResultReading>;
} = {}): KeyResultView => ({
  id: 'kr-churn',
  title: 'Churn falls to 20 %',
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
  owner: null,
  archived: false,
  latest: null,
  progressVersion: 1,
  kpi: null,
  kpiHidden: false,
  score: null,
  canCheckIn: true,
  ...of,
  reading: { ...krReading, ...reading },
});

const reading: ObjectiveReading = {
  progress: 0.75,
  confidence: 7,
  pace: 0.75 - 52 / 92,
  score: null,
  band: null,
  status: 'on-track',
  explanation,
};

export const objectiveOf = (of: Partial<OkrObjectiveItem> = {}): OkrObjectiveItem => ({
  id: 'o-loyal',
  version: 3,
  cycleId: 'cy-q4',
  title: 'Customers stay with us',
  ambition: 'committed',
  unitId: 'u-sales',
  unitName: 'Sales',
  owner: { id: 'p-kim', name: 'Kim Mina' },
  private: false,
  stage: 'agreed',
  archived: false,
  weight: 1,
  reading,
  keyResults: [keyResultOf()],
  parents: [],
  childCount: 0,
  canEdit: true,
  canAgree: true,
  canArchive: true,
  canClose: true,
  ...of,
});

export const detailOf = (of: Partial<OkrObjectiveDetail> = {}): OkrObjectiveDetail => ({
  ...objectiveOf(),
  asOf,
  cycle: cycleOf(),
  description: null,
  createdBy: { id: 'p-kim', name: 'Kim Mina' },
  parentPaths: [],
  children: [],
  review: null,
  hints: [],
  carriedFrom: null,
  carriedTo: [],
  ...of,
});

export const PEOPLE = [
  { id: 'p-kim', name: 'Kim Mina', title: null, unitId: 'u-company', active: true },
  { id: 'p-lee', name: 'Lee Jun', title: 'Sales lead', unitId: 'u-sales', active: true },
  { id: 'p-left', name: 'Lee Gone', title: null, unitId: null, active: false },
];

export interface Sent {
  to: string;
  body: Record<string, unknown>;
}

interface Kept {
  cycles?: CycleView[];
  objectives?: OkrObjectiveItem[];
  detail?: OkrObjectiveDetail;
  comments?: ObjectiveCommentView[];
  /** What is answered to a command instead of "done", as long as it says something. */
  refuse?: (sent: Sent) => Response | undefined;
}

/** A server that shows these objectives, takes every change and says what it was sent. */
export function serveOkrs({ cycles = [cycleOf()], objectives = [], detail, comments = [], refuse }: Kept = {}) {
  const sent: Sent[] = [];
  const asked: URL[] = [];
  const kept = { detail };
  let version = 10;
  const take = async ({ request }: { request: Request }) => {
    const text = await request.text();
    const one = { to: new URL(request.url).pathname.replace('/api/v1/', ''), body: text ? JSON.parse(text) : {} };
    sent.push(one);
    version += 1;
    return refuse?.(one) ?? HttpResponse.json({ version, recordedAt: '2026-11-21T01:00:00Z' });
  };
  server.use(
    http.get('*/api/v1/people', () => HttpResponse.json(PEOPLE)),
    http.get('*/api/v1/kpis', () => HttpResponse.json([])),
    http.get('*/api/v1/scorecards', () => HttpResponse.json([])),
    http.get('*/api/v1/cycles', () => HttpResponse.json({ asOf, cycles, canManage: cycles.every((c) => c.canManage) })),
    http.get('*/api/v1/objectives', ({ request }) => {
      const url = new URL(request.url);
      asked.push(url);
      const cycle = url.searchParams.has('cycleId')
        ? cycles.find(({ id }) => id === url.searchParams.get('cycleId'))
        : cycles.find(({ status }) => status === 'active');
      return HttpResponse.json({ asOf, cycle: cycle ?? null, objectives });
    }),
    http.post('*/api/v1/objectives/writing-checks', () => HttpResponse.json({ hints: [] })),
    http.get('*/api/v1/objectives/:id', ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json(kept.detail);
    }),
    http.get('*/api/v1/objectives/:id/comments', () => HttpResponse.json({ asOf, comments })),
    http.put('*/api/v1/*', take),
    http.post('*/api/v1/*', take),
  );
  return { sent, asked, kept };
}

/** What a key result that was sent says, for short. */
export const contentIn = (one: Sent | undefined) => one?.body.content as KeyResultContent | undefined;
