import type { AlignmentNode, AlignmentView, OkrStatus } from '@/api/generated';

/** A strategic objective, an objective or a key result among those it supports and those that support it. */
export interface Aligned extends Pick<AlignmentNode, 'id' | 'kind' | 'title' | 'unitId'> {
  withinId: string | null;
  /** Null for strategic objectives. */
  cycleId: string | null;
  status: OkrStatus | null;
  progress: number | null;
  confidence: number | null;
  unitName: string | null;
  ownerName: string | null;
  parents: Aligned[];
  /** It supports so many others that the reader may not see. */
  hiddenParents: number;
  /** Key results of an objective first, then the objectives that support it. */
  children: Aligned[];
}

interface Forest {
  byId: ReadonlyMap<string, Aligned>;
  /** Whatever supports nothing that may be seen: strategic objectives first. */
  roots: readonly Aligned[];
  /** Null while there is no cycle. */
  cycleId: string | null;
}

const RANK = { 'strategic-objective': 0, 'key-result': 1, objective: 2 } as const;

/**
 * Who supports whom. Objectives stand in the order of their units, other things as they came.
 * @param unitOrder Place of each unit in the tree of units.
 */
export function forestOf(
  { cycle, nodes, links, units, people }: AlignmentView,
  unitOrder: ReadonlyMap<string, number>,
): Forest {
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const byId = new Map<string, Aligned>(
    nodes.map((node) => [
      node.id,
      {
        ...node,
        withinId: node.withinId ?? null,
        cycleId: node.cycleId ?? null,
        status: node.status ?? null,
        progress: node.progress ?? null,
        confidence: node.confidence ?? null,
        unitName: unitNames.get(node.unitId) ?? null,
        ownerName: names.get(node.ownerId ?? '') ?? null,
        parents: [],
        hiddenParents: 0,
        children: [],
      },
    ]),
  );
  const tie = (childId: string, parentId: string | null) => {
    const [child, parent] = [byId.get(childId), parentId === null ? undefined : byId.get(parentId)];
    if (!child) return;
    if (!parent) child.hiddenParents += 1;
    else if (!child.parents.includes(parent)) {
      child.parents.push(parent);
      parent.children.push(child);
    }
  };
  for (const { id, kind, withinId } of nodes) if (kind === 'key-result') tie(id, withinId ?? null);
  for (const { from, to } of links) tie(from, to);

  const place = ({ unitId }: Aligned) => unitOrder.get(unitId) ?? unitOrder.size;
  const order = (list: Aligned[]) =>
    list.sort((a, b) => RANK[a.kind] - RANK[b.kind] || (a.kind === 'objective' ? place(a) - place(b) : 0));
  for (const node of byId.values()) order(node.children);
  const roots = order([...byId.values()].filter((node) => node.parents.length === 0));
  return { byId, roots, cycleId: cycle?.id ?? null };
}

/** A strategic objective that nobody supports: a matter of coverage, not of alignment. */
export const isBare = (node: Aligned): boolean => node.kind === 'strategic-objective' && node.children.length === 0;

/** An objective that supports nothing. */
export const isUnaligned = (node: Aligned): boolean =>
  node.kind === 'objective' && node.parents.length + node.hiddenParents === 0;

export interface AlignmentFilter {
  /** Empty lets every status through. */
  statuses: ReadonlySet<string>;
  unaligned: boolean;
  /** Of the chosen unit and those below; null for all. */
  unitIds: ReadonlySet<string> | null;
}

export const isFiltering = ({ statuses, unaligned, unitIds }: AlignmentFilter): boolean =>
  statuses.size > 0 || unaligned || unitIds !== null;

/** Whether the filter asks for this very one. */
export function matches(node: Aligned, { statuses, unaligned, unitIds }: AlignmentFilter): boolean {
  if (statuses.size > 0 && (node.status === null || !statuses.has(node.status))) return false;
  if (unaligned && !isUnaligned(node)) return false;
  return unitIds === null || unitIds.has(node.unitId);
}

/** What the filter asks for, and everything on the ways from there up. */
export function keptBy(forest: Forest, filter: AlignmentFilter): ReadonlySet<Aligned> {
  const kept = new Set([...forest.byId.values()].filter((node) => matches(node, filter)));
  for (const node of kept) for (const parent of node.parents) kept.add(parent);
  return kept;
}

/** Everything in the order of the tree, each once: below the first that it supports. */
function inTreeOrder(roots: readonly Aligned[]): Aligned[] {
  const seen = new Set<Aligned>();
  const walk = (node: Aligned) => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const child of node.children) walk(child);
  };
  for (const root of roots) walk(root);
  return [...seen];
}

/** The lines of a list: what the filter asks for, in the order of the tree. */
export const listed = (
  roots: readonly Aligned[],
  { kept, filter, keyResults }: { kept: ReadonlySet<Aligned> | null; filter: AlignmentFilter; keyResults: boolean },
): Aligned[] =>
  inTreeOrder(roots).filter(
    (node) => (keyResults || node.kind !== 'key-result') && (kept === null || matches(node, filter)),
  );
