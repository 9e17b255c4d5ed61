import type { Point } from '@/shared/graph/ways';
import { type MapLayout, NODE } from './layout';
import type { Box } from './routes';

export interface Band extends Box {
  theme: string;
}

const ROOM = { left: 10, right: 10, top: 22, bottom: 10 } as const;

/**
 * Soft bands behind the objectives of one theme: as few and as large as may be, over rows and lanes. A band never runs
 * behind an objective of another theme, nor under another theme's band.
 */
export function bandsOf({ lanes, positions }: Pick<MapLayout, 'lanes' | 'positions'>): Band[] {
  const objectives = lanes.flatMap((lane) =>
    lane.perspective.objectives.flatMap(({ id, theme }) => {
      const at = positions.get(id);
      return at ? [{ theme, ...around({ x: at.x, y: lane.top + at.y }) }] : [];
    }),
  );
  let bands: Band[] = objectives.flatMap(({ theme, ...box }) => (theme === null ? [] : [{ theme, ...box }]));
  bands.sort((a, b) => a.y - b.y || a.x - b.x);

  for (;;) {
    const joined = firstJoin(bands, objectives);
    if (!joined) return bands;
    bands = joined;
  }
}

/** The bands with the first two joined that may be one; null when none may. */
function firstJoin(bands: readonly Band[], objectives: readonly (Box & { theme: string | null })[]): Band[] | null {
  for (const a of bands)
    for (const b of bands) {
      if (a === b || a.theme !== b.theme) continue;
      const whole = { theme: a.theme, ...union(a, b) };
      const stranger = (other: Box & { theme: string | null }) => other.theme !== whole.theme && overlap(other, whole);
      if (objectives.some(stranger) || bands.some(stranger)) continue;
      return [...bands.filter((band) => band !== b && band !== a), whole].sort((x, y) => x.y - y.y || x.x - y.x);
    }
  return null;
}

const around = ({ x, y }: Point): Box => ({
  x: x - ROOM.left,
  y: y - ROOM.top,
  width: NODE.width + ROOM.left + ROOM.right,
  height: NODE.height + ROOM.top + ROOM.bottom,
});

function union(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
