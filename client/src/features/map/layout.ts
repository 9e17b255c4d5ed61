import type { MapPosition, ObjectiveLink, PerspectiveKind, PerspectiveView } from '@/api/generated';

export const NODE = { width: 216, height: 84 } as const;
const GAP = { x: 32, y: 60 } as const;
/** Room inside a lane around its objectives; the lane's name stands on the left. */
const INSET = { left: 144, top: 36, right: 32, bottom: 28 } as const;
const SMALLEST_LANE = { width: 960, height: INSET.top + NODE.height + INSET.bottom } as const;

/** Cause runs upwards: what is learned at the foot, what is earned at the top. */
const RANK: Record<PerspectiveKind, number> = { financial: 0, customer: 1, internal: 2, learning: 3, other: 4 };

export interface Point {
  x: number;
  y: number;
}

export interface Lane {
  perspective: PerspectiveView;
  top: number;
  height: number;
  /** Objectives from left to right, then down: the order in which Tab walks. */
  objectiveIds: string[];
}

export interface MapLayout {
  width: number;
  height: number;
  lanes: Lane[];
  /** Of each objective, from the corner of its lane, so that a lane that grows moves nobody else's objectives. */
  positions: ReadonlyMap<string, Point>;
}

/** Lanes from top to bottom. */
export const lanesOf = (perspectives: readonly PerspectiveView[]): PerspectiveView[] =>
  [...perspectives].sort((a, b) => RANK[a.kind] - RANK[b.kind]);

/**
 * Where everything stands: each perspective a lane, causes below their effects, as few crossings as may be. The same
 * scorecard gives the same map; what somebody moved stays where they put it.
 */
export async function layOut(
  perspectives: readonly PerspectiveView[],
  links: readonly ObjectiveLink[],
  saved: readonly MapPosition[],
): Promise<MapLayout> {
  const ordered = lanesOf(perspectives);
  const drawn = await arrange(ordered, links);
  const kept = new Map(saved.map(({ objectiveId, x, y }) => [objectiveId, { x, y }]));
  const positions = new Map<string, Point>();
  const lanes: Lane[] = [];
  let top = 0;

  for (const perspective of ordered) {
    const placed = placeInLane(perspective, drawn, kept);
    const bottom = Math.max(0, ...[...placed.values()].map(({ y }) => y + NODE.height));
    const height = Math.max(SMALLEST_LANE.height, bottom + INSET.bottom);
    lanes.push({ perspective, top, height, objectiveIds: inReadingOrder(placed) });
    for (const [id, point] of placed) positions.set(id, point);
    top += height;
  }

  const right = Math.max(0, ...[...positions.values()].map(({ x }) => x + NODE.width + INSET.right));
  return { width: Math.max(SMALLEST_LANE.width, right), height: top, lanes, positions };
}

/** The rows that ELK found become rows of the lane; whoever would stand on somebody who was moved steps aside. */
function placeInLane(
  perspective: PerspectiveView,
  drawn: ReadonlyMap<string, Point>,
  kept: ReadonlyMap<string, Point>,
) {
  const ids = perspective.objectives.map((objective) => objective.id);
  const placed = new Map<string, Point>();
  for (const id of ids) {
    const point = kept.get(id);
    if (point) placed.set(id, { x: Math.max(INSET.left, point.x), y: Math.max(INSET.top, point.y) });
  }

  const rows = [...new Set(ids.map((id) => drawn.get(id)?.y ?? 0))].sort((a, b) => a - b);
  const others = ids
    .filter((id) => !placed.has(id))
    .map((id) => ({ id, at: drawn.get(id) ?? { x: 0, y: 0 } }))
    .sort((a, b) => a.at.x - b.at.x);
  for (const { id, at } of others) {
    const point = {
      x: INSET.left + Math.round(at.x),
      y: INSET.top + rows.indexOf(at.y) * (NODE.height + GAP.y),
    };
    while ([...placed.values()].some((other) => overlap(point, other))) point.x += GAP.x;
    placed.set(id, point);
  }
  return placed;
}

const overlap = (a: Point, b: Point) =>
  Math.abs(a.x - b.x) < NODE.width + GAP.x / 2 && Math.abs(a.y - b.y) < NODE.height + GAP.y / 2;

const inReadingOrder = (placed: ReadonlyMap<string, Point>): string[] =>
  [...placed].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([id]) => id);

/** ELK's layered layout with one partition per lane, so that nobody leaves theirs. */
async function arrange(
  lanes: readonly PerspectiveView[],
  links: readonly ObjectiveLink[],
): Promise<Map<string, Point>> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const known = new Set(lanes.flatMap((lane) => lane.objectives.map((objective) => objective.id)));
  const graph = await new Elk().layout({
    id: 'map',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'UP',
      'elk.randomSeed': '1',
      'elk.partitioning.activate': 'true',
      'elk.separateConnectedComponents': 'false',
      'elk.spacing.nodeNode': String(GAP.x),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP.y),
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
    },
    children: lanes.flatMap((lane, index) =>
      lane.objectives.map(({ id }) => ({
        id,
        ...NODE,
        layoutOptions: { 'elk.partitioning.partition': String(lanes.length - 1 - index) },
      })),
    ),
    edges: links
      .filter((link) => known.has(link.fromObjectiveId) && known.has(link.toObjectiveId))
      .map(({ fromObjectiveId, toObjectiveId }) => ({
        id: `${fromObjectiveId}>${toObjectiveId}`,
        sources: [fromObjectiveId],
        targets: [toObjectiveId],
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
  const children = graph.children ?? [];
  const left = Math.min(0, ...children.map((child) => child.x ?? 0));
  return new Map(children.map((child) => [child.id, { x: (child.x ?? 0) - left, y: child.y ?? 0 }]));
}

export interface Band extends Point {
  theme: string;
  width: number;
  height: number;
}

/** Soft bands behind neighbours of the same theme. A band never runs behind an objective of another theme. */
export function bandsOf(lane: Lane, positions: ReadonlyMap<string, Point>): Band[] {
  const themes = new Map(lane.perspective.objectives.map((objective) => [objective.id, objective.theme]));
  const bands: Band[] = [];
  let before: { theme: string | null; y: number } = { theme: null, y: Number.NaN };
  for (const id of lane.objectiveIds) {
    const at = positions.get(id);
    if (!at) continue;
    const theme = themes.get(id) ?? null;
    const band = bands.at(-1);
    if (theme !== null && band && before.theme === theme && before.y === at.y)
      band.width = at.x + NODE.width + 10 - band.x;
    else if (theme !== null)
      bands.push({ theme, x: at.x - 10, y: at.y - 22, width: NODE.width + 20, height: NODE.height + 32 });
    before = { theme, y: at.y };
  }
  return bands;
}

/** Whether the new link would let an objective cause itself. */
export function closesCircle(
  links: readonly ObjectiveLink[],
  { fromObjectiveId, toObjectiveId }: ObjectiveLink,
): boolean {
  const reached = new Set([toObjectiveId]);
  for (const id of reached) {
    for (const link of links) if (link.fromObjectiveId === id) reached.add(link.toObjectiveId);
  }
  return reached.has(fromObjectiveId);
}
