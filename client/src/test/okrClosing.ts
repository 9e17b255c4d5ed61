import type { KeyResultView, OkrObjectiveDetail } from '@/api/generated';
import { cycle } from './okrAlignment';

/** Progress 0 to 1; null = nothing is known. */
export const keyResult = (id: string, title: string, clamped: number | null, of: Partial<KeyResultView> = {}) =>
  ({
    id,
    title,
    description: null,
    measure: {
      kind: 'metric',
      unitSymbol: '%',
      decimals: 0,
      start: 0,
      target: 100,
      milestones: [],
      zones: null,
      kpiId: null,
      reach: 'latest',
    },
    weight: 1,
    owner: null,
    archived: false,
    reading: {
      current: clamped === null ? null : clamped * 100,
      progress: clamped,
      clamped,
      belowStart: false,
      confidence: 7,
      lastCheckInOn: null,
      dueOn: null,
      status: 'on-track',
      explanation: { rule: 'x', result: null, unit: 'score', terms: [], settings: [] },
    },
    latest: null,
    progressVersion: 0,
    kpi: null,
    kpiHidden: false,
    score: null,
    canCheckIn: true,
    ...of,
  }) as KeyResultView;

/** Agreed and open, in a cycle that is over. */
export const objective = (of: Partial<OkrObjectiveDetail> = {}) =>
  ({
    id: 'o1',
    version: 4,
    cycleId: 'c1',
    title: 'Win large customers',
    ambition: 'aspirational',
    unitId: 'u-company',
    unitName: 'Company',
    owner: { id: 'p-lee', name: 'Lee Jun' },
    private: false,
    stage: 'agreed',
    archived: false,
    weight: 1,
    reading: {
      progress: 0.5,
      confidence: 7,
      pace: 0,
      score: null,
      status: 'on-track',
      explanation: { rule: 'x', result: null, unit: 'score', terms: [], settings: [] },
    },
    keyResults: [keyResult('k1', 'Twenty contracts', 0.84, { weight: 3 }), keyResult('k2', 'Churn below 3%', null)],
    parents: [{ kind: 'strategic-objective', id: 'so1', withinId: 's1', title: 'Grow profitably', hidden: false }],
    childCount: 0,
    description: null,
    children: [],
    hints: [],
    cycle: { ...cycle, elapsed: 1 },
    review: null,
    canEdit: true,
    canClose: true,
    ...of,
  }) as OkrObjectiveDetail;

export const closed = () =>
  objective({
    stage: 'closed',
    reading: { ...objective().reading, score: 0.75, status: 'closed' },
    keyResults: [
      keyResult('k1', 'Twenty contracts', 0.84, { score: 1 }),
      keyResult('k2', 'Churn below 3%', 0.2, { score: 0.5 }),
    ],
    review: {
      outcome: 'achieved',
      scores: [],
      learnings: [{ question: 'what-worked', text: 'Visits with engineers' }],
      note: null,
    },
  });
