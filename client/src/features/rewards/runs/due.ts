import type { RewardPlanItem, RewardRunView } from '@/api/generated';
import { type Calendar, kindOfFrequency } from '@/ui/periods';

/** So far back a period that nobody has computed is looked for. */
const FURTHEST = 60;

export interface Due {
  planId: string;
  /** Key of a period. */
  period: string;
  /** Its latest run that was not discarded; null where there is none. */
  run: RewardRunView | null;
}

export const isReleased = ({ status }: RewardRunView) => status === 'frozen' || status === 'paid';

/** How far the pay of a plan and period has come. */
export function standing(planId: string, period: string, runs: readonly RewardRunView[]): Due {
  const its = runs
    .filter((run) => run.planId === planId && run.period === period && run.status !== 'discarded')
    .sort((a, b) => b.knownAt.localeCompare(a.knownAt));
  return { planId, period, run: its[0] ?? null };
}

/**
 * What to compute next of these plans: the last period that is over and has no run; where every period has one, the last whose values
 * changed since, else the last one that would be adjusted. One with a run under way only where there is no other. Null when no plan
 * pays a period that is over.
 */
export function nextDue(
  plans: readonly RewardPlanItem[],
  runs: readonly RewardRunView[],
  calendar: Calendar,
  today: string,
): Due | null {
  const due = plans.flatMap((plan) =>
    periodsOver(plan, calendar, today).map((period) => standing(plan.id, period, runs)),
  );
  return (
    due.find(({ run }) => run === null) ??
    due.find(({ run }) => run && run.changedValues > 0) ??
    due.find(({ run }) => run && isReleased(run)) ??
    due[0] ??
    null
  );
}

/** The periods that are over and that some version of the plan pays, latest first. */
function periodsOver(plan: RewardPlanItem, calendar: Calendar, today: string): string[] {
  const first = plan.versions.flatMap(({ from }) => calendar.parse(from)?.start ?? []).sort()[0];
  if (first === undefined) return [];
  const periods: string[] = [];
  let period = calendar.lastCompleted(today, kindOfFrequency(plan.frequency));
  while (period.start >= first && periods.length < FURTHEST) {
    periods.push(period.key);
    period = calendar.shift(period, -1);
  }
  return periods;
}
