import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import type { Point } from './layout';
import { pathOf } from './routes';

export type WayData = Edge<{ way: readonly Point[] }, 'way'>;

/** An arrow along the way that was found for it, around whatever stands between. */
export function WayEdge({ data, markerEnd, interactionWidth }: EdgeProps<WayData>) {
  return <BaseEdge path={pathOf(data?.way ?? [])} markerEnd={markerEnd} interactionWidth={interactionWidth} />;
}
