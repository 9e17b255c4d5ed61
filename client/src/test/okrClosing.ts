import type { KeyResultView, OkrObjectiveDetail } from '@/api/generated';
import { cycleOf, detailOf, keyResultOf } from './okrs';

/** Progress 0 to 1; null = nothing is known. */
export const keyResult = (id: string, title: string, clamped: number | null, of: Partial<KeyResultView> = {}) =>
  keyResultOf({
    id,
    title,
    progressVersion: 0,
    ...of,
    measure: { ...keyResultOf().measure, start: 0, target: 100 },
    reading: { current: clamped === null ? null : clamped * 100, progress: clamped, clamped },
  });

/** Agreed and open, in a cycle that is over. */
export const objective = (of: Partial<OkrObjectiveDetail> = {}) =>
  detailOf({
    id: 'o1',
    version: 4,
    cycleId: 'c1',
    title: 'Win large customers',
    ambition: 'aspirational',
    unitId: 'u-company',
    unitName: 'Company',
    owner: { id: 'p-lee', name: 'Lee Jun' },
    reading: { ...detailOf().reading, progress: 0.5, pace: 0 },
    keyResults: [keyResult('k1', 'Twenty contracts', 0.84, { weight: 3 }), keyResult('k2', 'Churn below 3%', null)],
    parents: [{ kind: 'strategic-objective', id: 'so1', withinId: 's1', title: 'Grow profitably', hidden: false }],
    cycle: cycleOf({ elapsed: 1 }),
    ...of,
  });

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
