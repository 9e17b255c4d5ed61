import { grid } from '@/test/kpis';
import { firstOwed, latestKnown } from './valueRows';

const [some] = grid.rows;
const row = (canRecord: boolean, ...statuses: ('green' | 'outdated' | 'not-due')[]) => ({
  ...(some as (typeof grid.rows)[number]),
  canRecord,
  cells: statuses.map((status) => ({
    ...((some?.cells[0] ?? {}) as (typeof grid.rows)[number]['cells'][number]),
    status,
  })),
});

test('One begins at the overdue value of the latest period that has one', () => {
  const rows = [
    row(true, 'outdated', 'green', 'not-due'),
    row(false, 'green', 'outdated', 'not-due'),
    row(true, 'green', 'outdated', 'not-due'),
  ];
  expect(firstOwed(rows, [true, true, true])).toEqual({ row: 2, column: 1 });
});

test('Nothing overdue, or nothing that one may enter, leads nowhere', () => {
  expect(firstOwed([row(true, 'green', 'not-due')], [true, true])).toBeNull();
  expect(firstOwed([row(false, 'outdated')], [true])).toBeNull();
});

test('Readers begin at the latest period with a value', () => {
  const of = (...values: (number | null)[]) => {
    const base = row(false, ...values.map(() => 'green' as const));
    return { ...base, cells: base.cells.map((cell, index) => ({ ...cell, value: values[index] ?? null })) };
  };
  expect(latestKnown([of(1, null, null), of(1, 2, null)], 2)).toBe(1);
  expect(latestKnown([of(null, null)], 1)).toBe(1);
});
