import { layOut, NODE } from './graphLayout';

const node = (kpiId: string) => ({ kpiId }) as never;

test('Every KPI stands right of all its inputs', () => {
  const edges = [
    { inputId: 'visitors', userId: 'rate' },
    { inputId: 'orders', userId: 'rate' },
    { inputId: 'rate', userId: 'gap' },
    { inputId: 'orders', userId: 'gap' },
  ];
  const { placed, width, height } = layOut({ nodes: ['gap', 'orders', 'rate', 'visitors'].map(node), edges });
  const x = (id: string) => placed.find((one) => one.id === id)?.x ?? Number.NaN;
  for (const { inputId, userId } of edges) expect(x(inputId)).toBeLessThan(x(userId));
  expect(new Set(placed.map((one) => `${one.x}/${one.y}`)).size).toBe(4);
  expect(width).toBe(3 * NODE.width + 2 * NODE.across);
  expect(height).toBe(2 * NODE.height + NODE.down);
});
