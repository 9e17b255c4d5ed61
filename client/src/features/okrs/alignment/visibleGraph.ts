import type { LayeredEdge, LayeredNode } from '@/shared/graph/layers';
import type { Aligned } from './forest';

export const NODE = { width: 248, height: 96 } as const;
/** Up to so many boxes a graph opens whole. */
const WHOLE_UP_TO = 60;

interface VisibleGraph {
  /** In the order in which Tab walks: each before what supports it. */
  nodes: readonly Aligned[];
  boxes: readonly LayeredNode[];
  edges: readonly LayeredEdge[];
  /** Who has supporters that could be folded in or out, and how many. */
  below: ReadonlyMap<string, number>;
  open: ReadonlySet<string>;
  /** Objectives that support nothing and are left to the list, because there are too many of them. */
  leftOut: number;
}

interface Settings {
  kept: ReadonlySet<Aligned> | null;
  /** What was folded in or out by hand, against how the graph opens. */
  toggled: ReadonlySet<string>;
  /** Units without a unit above them: their objectives are the company's. */
  topUnitIds: ReadonlySet<string>;
}

/** The part of the graph that is to be drawn. Key results are drawn only where something supports them. */
export function visibleGraph(roots: readonly Aligned[], { kept, toggled, topUnitIds }: Settings): VisibleGraph {
  const shows = (node: Aligned) => kept === null || kept.has(node);
  const supporters = (node: Aligned) =>
    node.children.filter((child) => shows(child) && (child.kind === 'objective' || child.children.some(shows)));

  const whole = reach(roots.filter(shows), supporters, () => true);
  const small = whole.length <= WHOLE_UP_TO;
  const isCompanys = (node: Aligned) =>
    node.kind === 'strategic-objective' || supporters(node).length > 0 || topUnitIds.has(node.unitId);
  const starts = small || kept !== null ? roots.filter(shows) : roots.filter((root) => shows(root) && isCompanys(root));
  const opensItself = (node: Aligned) => small || node.kind === 'strategic-objective';
  const isOpen = (node: Aligned) => opensItself(node) !== toggled.has(node.id);

  const nodes = reach(starts, supporters, isOpen);
  const drawn = new Set(nodes);
  const depths = depthsOf(nodes, drawn);
  const deepest = Math.max(0, ...depths.values());
  return {
    nodes,
    boxes: nodes.map((node) => ({ id: node.id, ...NODE, layer: deepest - (depths.get(node) ?? 0) })),
    edges: nodes.flatMap((node) =>
      node.parents
        .filter((parent) => drawn.has(parent))
        .map((parent) => ({ id: `${node.id}>${parent.id}`, source: node.id, target: parent.id })),
    ),
    below: new Map(nodes.map((node) => [node.id, supporters(node).length])),
    open: new Set(nodes.filter(isOpen).map((node) => node.id)),
    leftOut: roots.filter(shows).length - starts.length,
  };
}

function reach(roots: readonly Aligned[], below: (node: Aligned) => Aligned[], isOpen: (node: Aligned) => boolean) {
  const seen = new Set<Aligned>();
  const walk = (node: Aligned) => {
    if (seen.has(node)) return;
    seen.add(node);
    if (isOpen(node)) for (const child of below(node)) walk(child);
  };
  for (const root of roots) walk(root);
  return [...seen];
}

/** How many steps each stands below the furthest thing that it supports. */
function depthsOf(nodes: readonly Aligned[], drawn: ReadonlySet<Aligned>): ReadonlyMap<Aligned, number> {
  const depths = new Map<Aligned, number>();
  const depth = (node: Aligned): number => {
    const known = depths.get(node);
    if (known !== undefined) return known;
    const above = node.parents.filter((parent) => drawn.has(parent));
    const found = above.length === 0 ? 0 : 1 + Math.max(...above.map(depth));
    depths.set(node, found);
    return found;
  };
  for (const node of nodes) depth(node);
  return depths;
}
