import { useComputedColorScheme } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import {
  applyNodeChanges,
  Background,
  Controls,
  MarkerType,
  type NodeChange,
  type OnConnect,
  ReactFlow,
} from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import '@xyflow/react/dist/base.css';
import { useTranslation } from 'react-i18next';
import type { ScorecardView } from '@/api/generated';
import { WayEdge } from '@/shared/graph/WayEdge';
import { closesCircle, layOut, linkKey } from './layout';
import classes from './MapCanvas.module.css';
import { LaneNode, ObjectiveNode, ThemeNode } from './MapNodes';
import { type LinkMark, useMarks } from './marks';
import { type MapNode, nodesOf } from './nodes';
import type { Linking } from './useLinking';

const NODE_TYPES = { lane: LaneNode, theme: ThemeNode, objective: ObjectiveNode };
const EDGE_TYPES = { way: WayEdge };

/** The map itself. Moves and arrows are possible while editing; the table beside it holds the same links. */
export default function MapCanvas({ scorecard, linking }: { scorecard: ScorecardView; linking: Linking | null }) {
  const { t } = useTranslation('map');
  const scheme = useComputedColorScheme();
  const marks = useMarks();
  const { perspectives, links, layout: saved } = scorecard;
  const { data: layout } = useSuspenseQuery({
    queryKey: ['map-layout', structureOf(scorecard)],
    queryFn: () => layOut(perspectives, links, saved),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const laidOut = useMemo(() => nodesOf(scorecard, layout, linking?.move ?? null), [scorecard, layout, linking]);
  const [nodes, setNodes] = useState<MapNode[]>(laidOut);
  useEffect(() => setNodes(laidOut), [laidOut]);

  const names = new Map(perspectives.flatMap((of) => of.objectives).map((objective) => [objective.id, objective.name]));
  /** Whether an objective stands where its arrows were drawn to, which it does not while it is moved. */
  const stands = (id: string) => {
    const [node, at] = [nodes.find((of) => of.id === id), layout.positions.get(id)];
    return node?.position.x === at?.x && node?.position.y === at?.y;
  };
  const worded = (mark: LinkMark | undefined) => mark && t(`marks.${mark}`);
  const markOf = (key: string) => marks?.links.get(key);
  const edges = links.map(({ fromObjectiveId, toObjectiveId }) => ({
    id: linkKey({ fromObjectiveId, toObjectiveId }),
    className: classes[`link-${markOf(linkKey({ fromObjectiveId, toObjectiveId }))}`],
    type: stands(fromObjectiveId) && stands(toObjectiveId) ? 'way' : 'smoothstep',
    data: {
      way: layout.ways.get(linkKey({ fromObjectiveId, toObjectiveId })) ?? [],
      mark: worded(markOf(linkKey({ fromObjectiveId, toObjectiveId }))),
    },
    source: fromObjectiveId,
    target: toObjectiveId,
    markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18, color: 'var(--sc-text-muted)' },
    ariaLabel: [
      t('link.label', { from: names.get(fromObjectiveId), to: names.get(toObjectiveId) }),
      worded(markOf(linkKey({ fromObjectiveId, toObjectiveId }))),
    ]
      .filter(Boolean)
      .join(', '),
    deletable: linking !== null,
    focusable: linking !== null,
    selectable: linking !== null,
  }));

  const connect: OnConnect = ({ source, target }) => linking?.link({ fromObjectiveId: source, toObjectiveId: target });

  return (
    <section className={classes.frame} aria-label={t('label', { name: scorecard.name })}>
      <p className={classes.hint}>{linking ? t('hint.edit') : t('hint.read')}</p>
      <div className={classes.canvas}>
        <ReactFlow<MapNode>
          className={classes.flow}
          colorMode={scheme}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodes={nodes}
          edges={edges}
          onNodesChange={(changes: NodeChange<MapNode>[]) => setNodes((now) => applyNodeChanges(changes, now))}
          onNodeDragStop={(_, node) => linking?.move({ objectiveId: node.id, ...rounded(node.position) })}
          onConnect={connect}
          onEdgesDelete={(removed) => {
            for (const { source, target } of removed)
              linking?.unlink({ fromObjectiveId: source, toObjectiveId: target });
          }}
          isValidConnection={({ source, target }) =>
            !links.some((link) => link.fromObjectiveId === source && link.toObjectiveId === target) &&
            !closesCircle(links, { fromObjectiveId: source, toObjectiveId: target })
          }
          nodesDraggable={linking !== null}
          nodesConnectable={linking !== null}
          nodesFocusable={false}
          elementsSelectable={linking !== null}
          deleteKeyCode={linking ? ['Delete', 'Backspace'] : null}
          fitView
          fitViewOptions={{ padding: 0.02, maxZoom: 1 }}
          minZoom={0.2}
          maxZoom={1.5}
          zoomOnScroll={false}
          preventScrolling={false}
          panOnScroll={false}
          ariaLabelConfig={{
            'controls.zoomIn.ariaLabel': t('controls.zoomIn'),
            'controls.zoomOut.ariaLabel': t('controls.zoomOut'),
            'controls.fitView.ariaLabel': t('controls.fit'),
            'controls.ariaLabel': t('controls.label'),
          }}
        >
          <Background color="transparent" />
          <Controls showInteractive={false} />
        </ReactFlow>
      </div>
    </section>
  );
}

const rounded = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) });

/** What the layout depends on; scores and names do not move anything. */
const structureOf = ({ perspectives, links, layout }: ScorecardView) =>
  JSON.stringify([
    perspectives.map((of) => [of.id, of.kind, of.name, of.objectives.map(({ id, theme }) => [id, theme])]),
    links,
    layout,
  ]);
