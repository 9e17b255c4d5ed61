import type { CalculationGraphView } from '@/api/generated';

export const NODE = { width: 168, height: 48, across: 56, down: 16 };

export interface PlacedNode {
  id: string;
  x: number;
  y: number;
}

/** Inputs to the left of what is computed from them, each as far left as its own inputs allow. */
export function layOut({ nodes, edges }: Pick<CalculationGraphView, 'nodes' | 'edges'>) {
  const columns = new Map<string, number>();
  const columnOf = (id: string, above: readonly string[] = []): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    if (above.includes(id)) return 0;
    const inputs = edges.filter((edge) => edge.userId === id);
    const column = Math.max(0, ...inputs.map((edge) => columnOf(edge.inputId, [...above, id]) + 1));
    columns.set(id, column);
    return column;
  };
  const rows = new Map<number, number>();
  const placed: PlacedNode[] = nodes.map(({ kpiId }) => {
    const column = columnOf(kpiId);
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { id: kpiId, x: column * (NODE.width + NODE.across), y: row * (NODE.height + NODE.down) };
  });
  return {
    placed,
    width: Math.max(...placed.map((node) => node.x)) + NODE.width,
    height: Math.max(...placed.map((node) => node.y)) + NODE.height,
  };
}
