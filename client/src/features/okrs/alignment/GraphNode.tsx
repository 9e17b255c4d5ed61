import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Handle, type Node, type NodeProps, Position, useReactFlow, useStoreApi } from '@xyflow/react';
import type { FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { OkrStatusBadge, okrTone } from '../OkrStatusBadge';
import { AlignedLink } from './AlignedLink';
import classes from './AlignmentGraph.module.css';
import { FromHere } from './FromHere';
import type { Aligned } from './forest';
import { KindMark } from './KindMark';

export type AlignedNode = Node<{ node: Aligned; below: number; open: boolean; onToggle: () => void }, 'aligned'>;

/** One that supports or is supported: the title leads to it, the button unfolds what supports it. */
export function GraphNode({ id, data: { node, below, open, onToggle } }: NodeProps<AlignedNode>) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const keyResults = node.kind === 'objective' ? node.children.filter(({ kind }) => kind === 'key-result').length : 0;
  const flow = useReactFlow();
  const store = useStoreApi();

  /** Tab brings into view what lies outside. */
  function bringIntoView(event: FocusEvent<HTMLElement>) {
    const frame = store.getState().domNode;
    if (!frame || !event.target.matches(':focus-visible')) return;
    // The browser scrolls the frame towards what it focuses; the graph is moved instead.
    for (let at: HTMLElement | null = event.currentTarget; at && at !== frame.parentElement; at = at.parentElement)
      at.scrollTo?.(0, 0);
    const [outer, inner] = [frame.getBoundingClientRect(), event.currentTarget.getBoundingClientRect()];
    const inside =
      inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    const box = flow.getInternalNode(id);
    if (inside || !box) return;
    const { x, y } = box.internals.positionAbsolute;
    void flow.setCenter(x + (box.width ?? 0) / 2, y + (box.height ?? 0) / 2, { zoom: flow.getZoom() });
  }

  return (
    <>
      <Handle type="target" position={Position.Right} className={classes.noHandle} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the focus comes from the link and the button inside */}
      <div
        className={`${classes.node} ${node.status ? okrTone(node.status) : classes.strategic}`}
        data-kind={node.kind}
        onFocus={bringIntoView}
      >
        <span className={classes.where}>
          <KindMark kind={node.kind} size={12} />
          <span className={classes.unit}>{[node.unitName, node.ownerName].filter(Boolean).join(' · ')}</span>
        </span>
        <span className={classes.name}>
          <AlignedLink node={node} />
        </span>
        <span className={classes.foot}>
          {node.status && <OkrStatusBadge status={node.status} />}
          {node.status && <NumberText>{format.percent(node.progress)}</NumberText>}
          {keyResults > 0 && <span className={classes.count}>{t('graph.keyResults', { count: keyResults })}</span>}
          {below > 0 && node.parents.length > 0 && <FromHere node={node} />}
          {below > 0 && (
            <button
              type="button"
              className={classes.fold}
              aria-expanded={open}
              aria-label={t('graph.below', { title: node.title, count: below })}
              onClick={onToggle}
            >
              {below}
              {open ? (
                <IconChevronLeft size={14} aria-hidden="true" />
              ) : (
                <IconChevronRight size={14} aria-hidden="true" />
              )}
            </button>
          )}
        </span>
      </div>
      <Handle type="source" position={Position.Left} className={classes.noHandle} />
    </>
  );
}
