import { useComputedColorScheme } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Controls, MarkerType, ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import '@xyflow/react/dist/base.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { drawInLayers } from '@/shared/graph/layers';
import { WayEdge } from '@/shared/graph/WayEdge';
import { straightened } from '@/shared/graph/ways';
import { unitsQuery } from '@/shared/units';
import { useFormat } from '@/ui/format';
import { PageSkeleton } from '@/ui/PageBoundary';
import classes from './AlignmentGraph.module.css';
import { type AlignedNode, GraphNode } from './GraphNode';
import { type Alignment, useToggled } from './useAlignment';
import { NODE, visibleGraph } from './visibleGraph';

const NODE_TYPES = { aligned: GraphNode };
const EDGE_TYPES = { way: WayEdge };
const ROOM = { node: 20, layer: 72 } as const;
/** Below this a title can no longer be read. */
const READABLE = 0.55;

/** Who supports whom as a graph: what is supported on the left. The list holds the same links. */
export default function AlignmentGraph({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const scheme = useComputedColorScheme();
  const { roots, kept } = alignment;
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [toggled, setToggled] = useToggled();
  const canvas = useRef<HTMLDivElement>(null);
  const graph = useMemo(
    () =>
      visibleGraph(roots, {
        kept,
        toggled,
        topUnitIds: new Set(units.filter((unit) => unit.parentId === null).map((unit) => unit.id)),
      }),
    [roots, kept, toggled, units],
  );
  const { data: drawing } = useQuery({
    queryKey: [
      'alignment-layout',
      graph.boxes.map(({ id, layer }) => `${id}/${layer}`),
      graph.edges.map(({ id }) => id),
    ],
    queryFn: () =>
      drawInLayers(graph.boxes, graph.edges, { direction: 'LEFT', gap: ROOM, keepOrder: true }).then((drawn) => ({
        ...drawn,
        of: graph,
      })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData, // what is on screen stays until the next drawing is there
  });
  if (!drawing) return <PageSkeleton />;

  const toggle = (id: string) => {
    const next = new Set(toggled);
    if (!next.delete(id)) next.add(id);
    setToggled(next);
  };
  const byId = alignment.forest.byId;
  const name = (id: string) => byId.get(id)?.title ?? t('hidden');
  const nodes: AlignedNode[] = drawing.of.nodes.map((node) => ({
    id: node.id,
    type: 'aligned',
    position: drawing.nodes.get(node.id) ?? { x: 0, y: 0 },
    ...NODE,
    data: {
      node: byId.get(node.id) ?? node,
      below: graph.below.get(node.id) ?? 0,
      open: graph.open.has(node.id),
      onToggle: () => toggle(node.id),
    },
    focusable: false,
    draggable: false,
    connectable: false,
    deletable: false,
    // Without a way to drag or choose it the node takes no clicks, so neither would the link inside.
    style: { pointerEvents: 'all' },
  }));
  const edges = drawing.of.edges.map(({ id, source, target }) => ({
    id,
    source,
    target,
    type: 'way',
    data: { way: straightened(drawing.ways.get(id) ?? []) },
    markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--sc-text-muted)' },
    ariaLabel: t('graph.link', { from: name(source), to: name(target) }),
    focusable: false,
    selectable: false,
    deletable: false,
  }));

  /** The whole graph where it can be read so; else its beginning, in a size that can be read. */
  function show(flow: ReactFlowInstance<AlignedNode>) {
    const { width, height } = canvas.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const bounds = flow.getNodesBounds(flow.getNodes());
    const whole = Math.min((width - 32) / bounds.width, (height - 32) / bounds.height);
    if (whole >= READABLE) void flow.fitView({ padding: 0.04, maxZoom: 1 });
    else void flow.setViewport({ x: 16 - bounds.x * 0.8, y: 16 - bounds.y * 0.8, zoom: 0.8 });
  }

  return (
    <section className={classes.frame} aria-label={t('graph.label')}>
      <p className={classes.hint}>
        {t('graph.hint')}{' '}
        {graph.leftOut > 0 && (
          <Link to="." search={(previous: object) => ({ ...previous, view: 'list', unaligned: '1' })}>
            {t('graph.leftOut', { count: graph.leftOut, number: format.number(graph.leftOut) })}
          </Link>
        )}
      </p>
      <div ref={canvas} className={classes.canvas}>
        <ReactFlow<AlignedNode>
          className={classes.flow}
          colorMode={scheme}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodes={nodes}
          edges={edges}
          onInit={show}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          minZoom={0.1}
          maxZoom={1.5}
          zoomOnScroll={false}
          preventScrolling={false}
          ariaLabelConfig={{
            'controls.zoomIn.ariaLabel': t('controls.zoomIn'),
            'controls.zoomOut.ariaLabel': t('controls.zoomOut'),
            'controls.fitView.ariaLabel': t('controls.fit'),
            'controls.ariaLabel': t('controls.label'),
          }}
        >
          <Controls showInteractive={false} />
        </ReactFlow>
      </div>
    </section>
  );
}
