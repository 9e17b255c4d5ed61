import type { ElkExtendedEdge } from 'elkjs/lib/elk-api';
import type { Point } from './ways';

/** One box of a graph, in pixels. Boxes of a lower layer never stand before boxes of a higher one. */
export interface LayeredNode {
  id: string;
  width: number;
  height: number;
  /** In the direction of the arrows, from 0. */
  layer: number;
}

export interface LayeredEdge {
  id: string;
  source: string;
  target: string;
}

interface Settings {
  /** Where the arrows point. */
  direction: 'UP' | 'LEFT';
  /** Between two boxes of a layer, and between two layers. */
  gap: { node: number; layer: number };
  /** Boxes keep the order in which they are given, where that costs few crossings. */
  keepOrder?: boolean;
}

/** What ELK says, in its own coordinates. */
export interface Drawing {
  nodes: ReadonlyMap<string, Point>;
  ways: ReadonlyMap<string, readonly Point[]>;
}

/** ELK's layered layout: the same graph is always drawn the same way. The library is loaded with the first drawing. */
export async function drawInLayers(
  nodes: readonly LayeredNode[],
  edges: readonly LayeredEdge[],
  { direction, gap, keepOrder = false }: Settings,
): Promise<Drawing> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const known = new Set(nodes.map((node) => node.id));
  const graph = await new Elk().layout({
    id: 'graph',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': direction,
      'elk.randomSeed': '1',
      'elk.partitioning.activate': 'true',
      'elk.separateConnectedComponents': 'false',
      'elk.spacing.nodeNode': String(gap.node),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(gap.layer),
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.spacing.edgeNode': '20',
      'elk.spacing.edgeEdge': '16',
      'elk.layered.spacing.edgeNodeBetweenLayers': '20',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
      ...(keepOrder && { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' }),
    },
    children: nodes.map(({ id, width, height, layer }) => ({
      id,
      width,
      height,
      layoutOptions: { 'elk.partitioning.partition': String(layer) },
    })),
    edges: edges
      .filter(({ source, target }) => known.has(source) && known.has(target))
      .map(({ id, source, target }) => ({ id, sources: [source], targets: [target] }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
  const children = graph.children ?? [];
  const left = Math.min(0, ...children.map((child) => child.x ?? 0));
  const shifted = ({ x = 0, y = 0 }: Partial<Point>): Point => ({ x: x - left, y });
  return {
    nodes: new Map(children.map((child) => [child.id, shifted(child)])),
    ways: new Map(
      ((graph.edges ?? []) as ElkExtendedEdge[]).map(({ id, sections }) => [
        id,
        (sections ?? []).flatMap((part) => [part.startPoint, ...(part.bendPoints ?? []), part.endPoint].map(shifted)),
      ]),
    ),
  };
}
