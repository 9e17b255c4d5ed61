import type { ObjectiveView, PerspectiveView, PlacementView, ScorecardView, ScoreStatus } from '@/api/generated';

export type Level = 'scorecard' | 'perspective' | 'objective' | 'kpi';
export type Direction = 'up' | 'down' | 'same' | 'appeared' | 'vanished';

export interface Change<T> {
  before: T;
  after: T;
}

/** How one line of a scorecard differs between two moments. */
export interface Difference {
  /** `objective/<id>`, for a KPI `kpi/<objective id>/<KPI id>`. */
  key: string;
  level: Level;
  name: string;
  presence: 'both' | 'added' | 'removed';
  /** Of the score; `appeared` and `vanished` when only one of the moments has one. */
  direction: Direction;
  score: Change<number | null>;
  status: Change<ScoreStatus | null>;
  /** Set only where they differ. */
  weight: Change<number> | null;
  renamed: Change<string> | null;
  /** Into another perspective. */
  moved: Change<string> | null;
  value: Change<number | null> | null;
  target: Change<number | null> | null;
}

export const differenceKey = (level: Level, id: string, objectiveId?: string) =>
  level === 'kpi' ? `kpi/${objectiveId}/${id}` : `${level}/${id}`;

interface Line {
  key: string;
  level: Level;
  name: string;
  score: number | null;
  status: ScoreStatus;
  weight: number | null;
  /** Of an objective: where it stands. */
  perspective: { id: string; name: string } | null;
  value?: number | null;
  target?: number | null;
}

/** Everything on either scorecard with what differs, in the order of the later one; what it has lost comes last. */
export function diffScorecards(before: ScorecardView, after: ScorecardView): Difference[] {
  const earlier = new Map(linesOf(before).map((line) => [line.key, line]));
  const later = linesOf(after);
  const kept = new Set(later.map((line) => line.key));
  return [
    ...later.map((line) => differenceOf(earlier.get(line.key), line)),
    ...[...earlier.values()].filter((line) => !kept.has(line.key)).map((line) => differenceOf(line, undefined)),
  ];
}

/** True when nothing about the line differs. */
export const isSame = (difference: Difference): boolean =>
  difference.presence === 'both' &&
  difference.direction === 'same' &&
  difference.status.before === difference.status.after &&
  !difference.weight &&
  !difference.renamed &&
  !difference.moved &&
  !difference.value &&
  !difference.target;

function linesOf(scorecard: ScorecardView): Line[] {
  return [
    {
      key: differenceKey('scorecard', scorecard.id),
      level: 'scorecard',
      name: scorecard.name,
      score: scorecard.total.score,
      status: scorecard.total.status,
      weight: null,
      perspective: null,
    },
    ...scorecard.perspectives.flatMap((perspective) => [
      perspectiveLine(perspective),
      ...perspective.objectives.flatMap((objective) => [
        objectiveLine(objective, perspective),
        ...objective.kpis.map((kpi) => kpiLine(kpi, objective)),
      ]),
    ]),
  ];
}

const perspectiveLine = ({ id, name, total, weight }: PerspectiveView): Line => ({
  key: differenceKey('perspective', id),
  level: 'perspective',
  name,
  score: total.score,
  status: total.status,
  weight,
  perspective: null,
});

const objectiveLine = ({ id, name, total, weight }: ObjectiveView, perspective: PerspectiveView): Line => ({
  key: differenceKey('objective', id),
  level: 'objective',
  name,
  score: total.score,
  status: total.status,
  weight,
  perspective,
});

const kpiLine = ({ kpiId, name, reading, weight }: PlacementView, objective: ObjectiveView): Line => ({
  key: differenceKey('kpi', kpiId, objective.id),
  level: 'kpi',
  name,
  score: reading.score,
  status: reading.status,
  weight,
  perspective: null,
  value: reading.value,
  target: reading.target,
});

function differenceOf(before: Line | undefined, after: Line | undefined): Difference {
  const line = after ?? before;
  if (!line) throw new RangeError('A difference needs at least one side.');
  const both = before !== undefined && after !== undefined;
  const change = <K extends keyof Line>(field: K) =>
    both && before[field] !== after[field] ? { before: before[field], after: after[field] } : null;

  return {
    key: line.key,
    level: line.level,
    name: line.name,
    presence: both ? 'both' : after ? 'added' : 'removed',
    direction: directionOf(before?.score ?? null, after?.score ?? null),
    score: { before: before?.score ?? null, after: after?.score ?? null },
    status: { before: before?.status ?? null, after: after?.status ?? null },
    weight: change('weight') as Change<number> | null,
    renamed: change('name') as Change<string> | null,
    moved: movedBetween(before?.perspective, after?.perspective),
    value: change('value') as Change<number | null> | null,
    target: change('target') as Change<number | null> | null,
  };
}

/** A perspective that was renamed is no other perspective. */
const movedBetween = (before: Line['perspective'] | undefined, after: Line['perspective'] | undefined) =>
  before && after && before.id !== after.id ? { before: before.name, after: after.name } : null;

/** Scores are shown with one decimal: what looks the same is the same. */
function directionOf(before: number | null, after: number | null): Direction {
  if (before === null || after === null) return before === after ? 'same' : before === null ? 'appeared' : 'vanished';
  const difference = Math.round(after * 10) - Math.round(before * 10);
  return difference === 0 ? 'same' : difference > 0 ? 'up' : 'down';
}
