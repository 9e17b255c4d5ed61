import { Link } from '@tanstack/react-router';
import { Handle, type NodeProps, Position, useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { StatusBadge, statusTone } from '@/ui/StatusBadge';
import classes from './MapCanvas.module.css';
import { MapMove } from './MapMove';
import { useMark } from './marks';
import type { LaneData, ObjectiveData, ThemeData } from './nodes';

/** A perspective across the whole width, with its name and score on the left. */
export function LaneNode({ data: { perspective, shaded } }: NodeProps<LaneData>) {
  const mark = useMark('perspective', perspective.id);
  return (
    <div className={classes.lane} data-shaded={shaded}>
      <div className={classes.laneName}>{perspective.name}</div>
      <div className={classes.laneScore}>
        <MapMove score={perspective.total.score} mark={mark} />
        <StatusBadge status={perspective.total.status} />
      </div>
    </div>
  );
}

export function ThemeNode({ data: { theme } }: NodeProps<ThemeData>) {
  return (
    <div className={classes.theme}>
      <span className={classes.themeName}>{theme}</span>
    </div>
  );
}

const STEP = 8;
const STEPS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** An objective; the link leads to it on the scorecard. While editing the arrow keys move it as dragging does. */
export function ObjectiveNode({ id, data, parentId }: NodeProps<ObjectiveData>) {
  const mark = useMark('objective', id);
  const flow = useReactFlow();
  const { objective, scorecardId, onMove } = data;
  const { score, status } = objective.total;

  function move(event: KeyboardEvent) {
    const step = STEPS[event.key];
    const node = flow.getNode(id);
    const lane = parentId === undefined ? undefined : flow.getNode(parentId);
    if (!onMove || !step || !node) return;
    event.preventDefault();
    const within = (value: number, room: number) => Math.round(Math.min(Math.max(value, 0), room));
    const position = {
      x: within(node.position.x + step[0], (lane?.width ?? 0) - (node.width ?? 0)),
      y: within(node.position.y + step[1], (lane?.height ?? 0) - (node.height ?? 0)),
    };
    flow.updateNode(id, { position });
    onMove({ objectiveId: id, ...position });
  }

  return (
    <>
      <Handle type="target" position={Position.Bottom} className={onMove ? classes.handle : classes.noHandle} />
      <Link
        to="/scorecards/$scorecardId"
        params={{ scorecardId }}
        hash={`objective-${objective.id}`}
        className={`${classes.objective} ${statusTone(status)}`}
        data-presence={mark?.presence}
        draggable={false}
        onKeyDown={move}
      >
        <span className={classes.objectiveName}>{objective.name}</span>
        <span className={classes.objectiveFoot}>
          <StatusBadge status={status} />
          <MapMove score={score} mark={mark} />
        </span>
      </Link>
      <Handle type="source" position={Position.Top} className={onMove ? classes.handle : classes.noHandle} />
    </>
  );
}
