import type { Node } from '@xyflow/react';
import type { MapPosition, ObjectiveView, PerspectiveView, ScorecardView } from '@/api/generated';
import { bandsOf } from './bands';
import { type MapLayout, NODE } from './layout';

export type LaneData = Node<{ perspective: PerspectiveView; shaded: boolean }, 'lane'>;
export type ThemeData = Node<{ theme: string }, 'theme'>;
export type ObjectiveData = Node<
  {
    objective: ObjectiveView;
    scorecardId: string;
    /** Set while editing. */
    onMove: ((position: MapPosition) => void) | null;
  },
  'objective'
>;
export type MapNode = LaneData | ThemeData | ObjectiveData;

/** Lanes and bands lie below the arrows, objectives above them. */
const BELOW = -10;
const ABOVE = 20;

const STILL = {
  draggable: false,
  selectable: false,
  connectable: false,
  focusable: false,
  deletable: false,
  zIndex: BELOW,
} as const;

/** Lanes, bands and objectives, in the order in which Tab walks them. */
export function nodesOf(
  scorecard: ScorecardView,
  layout: MapLayout,
  onMove: ((position: MapPosition) => void) | null,
): MapNode[] {
  const bands = bandsOf(layout).map(
    ({ theme, x, y, width, height }, index): ThemeData => ({
      id: `theme-${index}`,
      type: 'theme',
      position: { x, y },
      width,
      height,
      data: { theme },
      ...STILL,
      zIndex: BELOW + 1,
    }),
  );
  const lanes = layout.lanes.flatMap((lane, index): MapNode[] => {
    const laneId = `lane-${lane.perspective.id}`;
    const perspective = scorecard.perspectives.find((of) => of.id === lane.perspective.id) ?? lane.perspective;
    const objectives = new Map(perspective.objectives.map((objective) => [objective.id, objective]));
    return [
      {
        id: laneId,
        type: 'lane',
        position: { x: 0, y: lane.top },
        width: layout.width,
        height: lane.height,
        data: { perspective, shaded: index % 2 === 1 },
        ...STILL,
      },
      ...lane.objectiveIds.flatMap((id): ObjectiveData[] => {
        const objective = objectives.get(id);
        if (!objective) return [];
        return [
          {
            id,
            type: 'objective',
            parentId: laneId,
            extent: 'parent',
            position: layout.positions.get(id) ?? { x: 0, y: 0 },
            width: NODE.width,
            height: NODE.height,
            data: { objective, scorecardId: scorecard.id, onMove },
            deletable: false,
            zIndex: ABOVE,
            // Without a way to drag or choose it the node takes no clicks, so neither would the link inside.
            style: { pointerEvents: 'all' },
          },
        ];
      }),
    ];
  });
  return [...bands, ...lanes];
}
