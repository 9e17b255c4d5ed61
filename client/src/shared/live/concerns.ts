import type { QueryKey } from '@tanstack/react-query';
import type { LiveChange } from '@/api/generated';

/** They count objectives and know nothing of how those do. */
const COUNTED_ONLY: readonly unknown[] = ['cycles'];

/**
 * Whether a query may answer otherwise after the change. By the habit of its key: the area, what of it, and where it is
 * about one thing, of which id.
 */
export function concerns([area, part, id]: QueryKey, change: LiveChange): boolean {
  switch (area) {
    case 'home':
      return true;
    case 'okrs':
      return concernsOkrs(part, id, change);
    case 'kpis':
    case 'values':
      // Others may be computed from it, which only the server knows.
      return change.kind === 'kpi' || change.kind === 'kpi-values';
    case 'scorecards':
      return change.kind === 'kpi' || change.kind === 'kpi-values' || change.kind === 'scorecard';
    case 'rewards':
      return concernsRewards(part, id, change);
    default:
      return false;
  }
}

/** What shows how far a run, or a question about it, has come. */
const OF_RUNS: readonly unknown[] = ['run', 'runs', 'statement', 'statements', 'disputes', 'grants'];

/** Whether the answer changes while others work on it; what is being written about pay is not read again under whoever writes. */
export const isFollowed = ([area, part]: QueryKey): boolean =>
  area === 'rewards' ? OF_RUNS.includes(part) : AREAS.includes(area);

const AREAS: readonly unknown[] = ['home', 'okrs', 'kpis', 'values', 'scorecards'];

function concernsRewards(part: unknown, id: unknown, { kind, id: changed }: LiveChange): boolean {
  if (kind === 'dispute') return part === 'disputes';
  if (kind !== 'reward-run' || !OF_RUNS.includes(part)) return false;
  return part === 'run' || part === 'statement' ? id === changed : true;
}

function concernsOkrs(part: unknown, id: unknown, { kind, id: changed, objectiveId }: LiveChange): boolean {
  const about = typeof id === 'string' ? id : null;
  switch (kind) {
    case 'cycle':
      return true;
    case 'objective':
      return about === null || about === changed || about === objectiveId || part === 'history';
    case 'key-result':
      return about === null ? !COUNTED_ONLY.includes(part) : about === changed || about === objectiveId;
    case 'objective-comments':
      return about === null ? part === 'owed' : about === changed || about === objectiveId;
    case 'kpi':
    case 'kpi-values':
    case 'scorecard':
      // Which key results a KPI drives, and which objectives serve a scorecard, only the server knows.
      return !COUNTED_ONLY.includes(part);
    default:
      return false;
  }
}
