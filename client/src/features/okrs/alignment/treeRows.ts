import type { Aligned } from './forest';

/** One line of the tree. Whoever supports several stands below each of them, so a line is known by its path. */
export interface TreeRow {
  path: string;
  node: Aligned;
  /** From 1. */
  level: number;
  position: number;
  siblings: number;
  /** Null when there is nothing below. */
  open: boolean | null;
}

interface Settings {
  /** What the filter lets through; null for everything. */
  kept: ReadonlySet<Aligned> | null;
  /** Key results are lines of their own. */
  keyResults: boolean;
  isOpen: (path: string, level: number) => boolean;
}

/** The lines that are to be seen, from top to bottom. */
export function treeRows(roots: readonly Aligned[], { kept, keyResults, isOpen }: Settings): TreeRow[] {
  const rows: TreeRow[] = [];
  /** What stands below; without key results whatever supports them moves up to their objective. */
  const below = (nodes: readonly Aligned[]): Aligned[] =>
    nodes
      .flatMap((node) => (node.kind === 'key-result' && !keyResults ? below(node.children) : [node]))
      .filter((node) => kept === null || kept.has(node));
  const walk = (nodes: readonly Aligned[], level: number, above: string) => {
    const shown = [...new Set(below(nodes))];
    for (const [index, node] of shown.entries()) {
      const path = `${above}/${node.id}`;
      const open = below(node.children).length === 0 ? null : isOpen(path, level);
      rows.push({ path, node, level, position: index + 1, siblings: shown.length, open });
      if (open) walk(node.children, level + 1, path);
    }
  };
  walk(roots, 1, '');
  return rows;
}

/** Where the line stands under which this one hangs; -1 for a root. */
export const parentRow = (rows: readonly TreeRow[], index: number): number => {
  const level = rows[index]?.level ?? 1;
  for (let above = index - 1; above >= 0; above--) if ((rows[above]?.level ?? 0) < level) return above;
  return -1;
};
