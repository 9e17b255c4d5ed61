import type { MapPosition, ObjectiveLink, PerspectiveKind, PerspectiveView } from '@/api/generated';
import { type Drawing, drawInLayers } from '@/shared/graph/layers';
import { type Point, straightened } from '@/shared/graph/ways';
import { pathfinder, runsThrough } from './routes';

export const NODE = { width: 216, height: 84 } as const;
const GAP = { x: 40, y: 64 } as const;
/** Room inside a lane around its objectives; the lane's name stands on the left. */
const INSET = { left: 144, top: 36, right: 32, bottom: 28 } as const;
const SMALLEST_LANE = { width: 960, height: INSET.top + NODE.height + INSET.bottom } as const;

/** Cause runs upwards: what is learned at the foot, what is earned at the top. */
const RANK: Record<PerspectiveKind, number> = { financial: 0, customer: 1, internal: 2, learning: 3, other: 4 };

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
  /** The way of each arrow over the whole map, by `linkKey`, from the head of the cause to the foot of the effect. */
  ways: ReadonlyMap<string, readonly Point[]>;
}

export const linkKey = ({ fromObjectiveId, toObjectiveId }: ObjectiveLink) => `${fromObjectiveId}>${toObjectiveId}`;

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
    const placed = placeInLane(perspective, drawn.nodes, kept);
    const bottom = Math.max(0, ...[...placed.values()].map(({ y }) => y + NODE.height));
    const height = Math.max(SMALLEST_LANE.height, bottom + INSET.bottom);
    lanes.push({ perspective, top, height, objectiveIds: inReadingOrder(placed) });
    for (const [id, point] of placed) positions.set(id, point);
    top += height;
  }

  const right = Math.max(0, ...[...positions.values()].map(({ x }) => x + NODE.width + INSET.right));
  const width = Math.max(SMALLEST_LANE.width, right);
  return { width, height: top, lanes, positions, ways: waysOf(links, drawn, lanes, positions) };
}

/** ELK's ways, where their ends stand where ELK put them and nobody was moved into the way; others find their own. */
function waysOf(
  links: readonly ObjectiveLink[],
  drawn: Drawing,
  lanes: readonly Lane[],
  positions: ReadonlyMap<string, Point>,
): Map<string, readonly Point[]> {
  const standing = new Map<string, Point>();
  const rows = new Map<number, number>();
  for (const lane of lanes) {
    const drawnRows = rowsOf(lane.objectiveIds, drawn.nodes);
    for (const [index, y] of drawnRows.entries()) rows.set(y, lane.top + rowTop(index));
    for (const id of lane.objectiveIds) {
      const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
      standing.set(id, { x, y: lane.top + y });
    }
  }
  const place = ({ x, y }: Point): Point => ({ x: INSET.left + Math.round(x), y: Math.round(between(rows, y)) });
  const asDrawn = (id: string) => {
    const [at, was] = [standing.get(id), drawn.nodes.get(id)];
    const there = was && place(was);
    return at?.x === there?.x && at?.y === there?.y;
  };

  const everybody = [...standing.values()];
  const find = pathfinder(everybody);
  const ways = new Map<string, readonly Point[]>();
  for (const link of links) {
    const [from, to] = [standing.get(link.fromObjectiveId), standing.get(link.toObjectiveId)];
    if (!from || !to) continue;
    const way = straightened((drawn.ways.get(linkKey(link)) ?? []).map(place));
    const holds = way.length > 1 && asDrawn(link.fromObjectiveId) && asDrawn(link.toObjectiveId);
    ways.set(linkKey(link), holds && !runsThrough(way, everybody) ? way : find(from, to));
  }
  return ways;
}

const rowTop = (index: number) => INSET.top + index * (NODE.height + GAP.y);

const rowsOf = (ids: readonly string[], drawn: ReadonlyMap<string, Point>) =>
  [...new Set(ids.map((id) => drawn.get(id)?.y ?? 0))].sort((a, b) => a - b);

/** Where a height of the drawing lies on the map: rows moved as a whole, what lies between two of them in proportion. */
function between(rows: ReadonlyMap<number, number>, y: number): number {
  const known = [...rows]
    .sort(([a], [b]) => a - b)
    .flatMap(([was, is]) => [[was, is] as const, [was + NODE.height, is + NODE.height] as const]);
  const above = known.findLast(([was]) => was <= y) ?? known[0];
  const below = known.find(([was]) => was >= y) ?? known.at(-1);
  if (!above || !below) return y;
  if (below[0] <= above[0]) return above[1] + (y - above[0]);
  return above[1] + ((y - above[0]) / (below[0] - above[0])) * (below[1] - above[1]);
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

  const rows = rowsOf(ids, drawn);
  const others = ids
    .filter((id) => !placed.has(id))
    .map((id) => ({ id, at: drawn.get(id) ?? { x: 0, y: 0 } }))
    .sort((a, b) => a.at.x - b.at.x);
  for (const { id, at } of others) {
    const point = {
      x: INSET.left + Math.round(at.x),
      y: rowTop(rows.indexOf(at.y)),
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

/** ELK's layered layout with one layer per lane, so that nobody leaves theirs. */
const arrange = (lanes: readonly PerspectiveView[], links: readonly ObjectiveLink[]): Promise<Drawing> =>
  drawInLayers(
    lanes.flatMap((lane, index) => lane.objectives.map(({ id }) => ({ id, ...NODE, layer: lanes.length - 1 - index }))),
    links.map((link) => ({ id: linkKey(link), source: link.fromObjectiveId, target: link.toObjectiveId })),
    { direction: 'UP', gap: { node: GAP.x, layer: GAP.y } },
  );

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
