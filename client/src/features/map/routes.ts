import { type Point, straightened } from '@/shared/graph/ways';
import { NODE } from './layout';

/** Room between an arrow that had to find its own way and the objectives it passes. */
const CLEAR = 14;
/** What a bend costs, in pixels of detour: a straight way is easier to follow than a short one. */
const BEND = 60;

export interface Box extends Point {
  width: number;
  height: number;
}

const boxAt = ({ x, y }: Point): Box => ({ x, y, ...NODE });

/** True when the way runs through the inside of one of these objectives. */
export function runsThrough(way: readonly Point[], objectives: readonly Point[]): boolean {
  return way.some((to, index) => {
    const from = way[index - 1];
    return from !== undefined && objectives.some((at) => crosses(from, to, boxAt(at), -1));
  });
}

/** Whether a horizontal or vertical line touches the box grown by `room` on every side. */
function crosses(a: Point, b: Point, box: Box, room: number): boolean {
  return (
    Math.max(a.x, b.x) > box.x - room &&
    Math.min(a.x, b.x) < box.x + box.width + room &&
    Math.max(a.y, b.y) > box.y - room &&
    Math.min(a.y, b.y) < box.y + box.height + room
  );
}

/** Finds ways around all objectives, from the head of a cause to the foot of its effect, in right angles. */
export function pathfinder(objectives: readonly Point[]): (from: Point, to: Point) => Point[] {
  const boxes = objectives.map(boxAt);
  const lines = (values: number[]) => [...new Set(values)].sort((a, b) => a - b);
  const xs = lines(boxes.flatMap((box) => [box.x - CLEAR, box.x + box.width / 2, box.x + box.width + CLEAR]));
  const ys = lines(boxes.flatMap((box) => [box.y - CLEAR, box.y + box.height + CLEAR]));
  const pointAt = (index: number): Point => ({
    x: xs[index % xs.length] ?? 0,
    y: ys[Math.floor(index / xs.length)] ?? 0,
  });
  const free = (a: number, b: number) => !boxes.some((box) => crosses(pointAt(a), pointAt(b), box, CLEAR - 1));
  const indexOf = (x: number, y: number) => ys.indexOf(y) * xs.length + xs.indexOf(x);

  /** The neighbours of a crossing of lines, with the direction in which they lie: 0 along x, 1 along y. */
  const neighbours: [number, 0 | 1][][] = Array.from({ length: xs.length * ys.length }, (_, index) => {
    const column = index % xs.length;
    const around: [number, 0 | 1][] = [];
    if (column > 0) around.push([index - 1, 0]);
    if (column < xs.length - 1) around.push([index + 1, 0]);
    if (index >= xs.length) around.push([index - xs.length, 1]);
    if (index < xs.length * (ys.length - 1)) around.push([index + xs.length, 1]);
    return around.filter(([other]) => free(index, other));
  });

  return (from, to) => {
    const start = { x: from.x + NODE.width / 2, y: from.y };
    const end = { x: to.x + NODE.width / 2, y: to.y + NODE.height };
    const way = shortest(neighbours, pointAt, indexOf(start.x, start.y - CLEAR), indexOf(end.x, end.y + CLEAR));
    return straightened([start, ...way, end]);
  };
}

/** Dijkstra's way over crossings and the direction in which one comes to them; empty when there is none. */
function shortest(
  neighbours: readonly [number, 0 | 1][][],
  pointAt: (index: number) => Point,
  start: number,
  goal: number,
): Point[] {
  const cost = new Map<number, number>([[start * 2 + 1, 0]]);
  const before = new Map<number, number>();
  const open = new Set([start * 2 + 1]);
  while (open.size > 0) {
    let at = -1;
    for (const state of open) if (at < 0 || (cost.get(state) ?? 0) < (cost.get(at) ?? 0)) at = state;
    open.delete(at);
    const here = at >> 1;
    if (here === goal) {
      const way = [pointAt(here)];
      for (let state = before.get(at); state !== undefined; state = before.get(state)) way.unshift(pointAt(state >> 1));
      return way;
    }
    for (const [next, direction] of neighbours[here] ?? []) {
      const [a, b] = [pointAt(here), pointAt(next)];
      const total =
        (cost.get(at) ?? 0) + Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + (direction === (at & 1) ? 0 : BEND);
      const state = next * 2 + direction;
      if (total >= (cost.get(state) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(state, total);
      before.set(state, at);
      open.add(state);
    }
  }
  return [];
}
