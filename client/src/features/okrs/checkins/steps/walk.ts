import type { OwedCheckIn } from '@/api/generated';

/** One check-in on the way through all that are owed. */
export interface Step {
  keyResultId: string;
  objectiveId: string;
  objectiveTitle: string;
  title: string;
  /** It is somebody else's, and late enough to have come up to the reader. */
  escalated: boolean;
  ownerName: string | null;
  dueOn: string | null;
  daysLate: number;
}

export type StepResult = { kind: 'done'; figure: string; confidence: number | null } | { kind: 'skipped' };

/** The way as it was when one set out: what arrives or goes meanwhile does not move the steps under one's feet. */
export interface Walk {
  steps: readonly Step[];
  at: number;
  results: ReadonlyMap<string, StepResult>;
}

export function stepsOf(owed: readonly OwedCheckIn[]): Step[] {
  return owed.flatMap(({ kind, keyResult, owner, objectiveId, objectiveTitle, dueOn, daysLate }) =>
    keyResult && (kind === 'check-in' || kind === 'check-in-escalated')
      ? [
          {
            keyResultId: keyResult.id,
            objectiveId,
            objectiveTitle,
            title: keyResult.title,
            escalated: kind === 'check-in-escalated',
            ownerName: owner?.name ?? null,
            dueOn,
            daysLate,
          },
        ]
      : [],
  );
}

export const setOut = (steps: readonly Step[]): Walk => ({ steps, at: 0, results: new Map() });

/** On with the next one that nothing was decided on; behind the last is the summary. */
export function goOn(walk: Walk, keyResultId: string, result: StepResult): Walk {
  const results = new Map(walk.results).set(keyResultId, result);
  return { ...walk, results, at: nextFrom(walk.steps, results, walk.at + 1) };
}

/** Back to an earlier step, to look at it again. */
export const goTo = (walk: Walk, at: number): Walk => ({ ...walk, at: Math.min(Math.max(at, 0), walk.steps.length) });

/** Once more through what was skipped. */
export function goThroughSkipped(walk: Walk): Walk {
  const steps = walk.steps.filter(({ keyResultId }) => walk.results.get(keyResultId)?.kind === 'skipped');
  return { steps, at: 0, results: new Map([...walk.results].filter(([, result]) => result.kind === 'done')) };
}

function nextFrom(steps: readonly Step[], results: ReadonlyMap<string, StepResult>, from: number): number {
  for (let at = from; at < steps.length; at++) {
    const step = steps[at];
    if (step && results.get(step.keyResultId)?.kind !== 'done') return at;
  }
  return steps.length;
}
