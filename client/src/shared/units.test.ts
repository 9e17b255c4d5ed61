import { units } from '@/test/fixtures';
import { ancestorIds, subtreeIds, unitTree } from './units';

test('The tree lists each unit before its children, siblings by code', () => {
  expect(unitTree(units).map(({ unit, depth }) => `${depth} ${unit.name}`)).toEqual([
    '0 Company',
    '1 People',
    '1 Sales',
    '2 Online sales',
  ]);
});

test('A unit whose parent cannot be seen stands at the top', () => {
  expect(unitTree(units.filter((unit) => unit.id !== 'u-company')).map(({ depth }) => depth)).toEqual([0, 0, 1]);
});

test('A subtree holds the unit and everything below, the ancestors everything above', () => {
  expect([...subtreeIds(units, 'u-sales')]).toEqual(['u-sales', 'u-online']);
  expect([...ancestorIds(units, 'u-online')]).toEqual(['u-online', 'u-sales', 'u-company']);
});
