import { calendar } from '@/ui/periods';
import { gridRange, paged } from './gridRange';

const year = calendar();
const today = '2026-11-21';
const keys = (frequency: Parameters<typeof gridRange>[0], to?: string) => {
  const range = gridRange(frequency, to, today, year);
  return [range.from.key, range.to.key];
};

test('A grid ends with the period running today unless another is asked for', () => {
  expect(keys('monthly')).toEqual(['2025-12', '2026-11']);
  expect(keys('quarterly')).toEqual(['2025-Q1', '2026-Q4']);
  expect(keys('monthly', '2026-03')).toEqual(['2025-04', '2026-03']);
  expect(keys('monthly', '2026-Q1')).toEqual(['2025-12', '2026-11']);
});

test('Paging moves by half a screen and stops at the latest', () => {
  const range = gridRange('monthly', '2026-03', today, year);
  expect(paged(range, -1, today, year)).toBe('2025-09');
  expect(paged(range, 1, today, year)).toBe('2026-09');
  expect(paged(gridRange('monthly', '2026-09', today, year), 1, today, year)).toBeUndefined();
});
