import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import { type Point, pathOf } from './ways';

/** @param mark What became of the arrow since another moment, in a word; drawn at the middle of its way. */
export type WayData = Edge<{ way: readonly Point[]; mark?: string }, 'way'>;

/** An arrow along the way that was found for it, around whatever stands between. */
export function WayEdge({ data, markerEnd, interactionWidth, style }: EdgeProps<WayData>) {
  const way = data?.way ?? [];
  const middle = way[Math.floor(way.length / 2)];
  const before = way[Math.floor(way.length / 2) - 1];
  const label =
    data?.mark && middle && before
      ? { label: data.mark, labelX: (middle.x + before.x) / 2, labelY: (middle.y + before.y) / 2 }
      : {};
  return (
    <BaseEdge path={pathOf(way)} markerEnd={markerEnd} interactionWidth={interactionWidth} style={style} {...label} />
  );
}
