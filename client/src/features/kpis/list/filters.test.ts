import { listItem } from '@/test/kpis';
import { categoriesOf, countByStatus, filterKpis, type KpiFilters } from './filters';

const none: KpiFilters = {
  text: '',
  perspectives: new Set(),
  levels: new Set(),
  statuses: new Set(),
  lifecycles: new Set(),
  categories: new Set(),
  ownerId: null,
};
const revenue = {
  ...listItem,
  id: 'k2',
  code: 'rev',
  name: 'Revenue',
  perspective: 'financial' as const,
  category: null,
  status: 'red' as const,
  ownerPersonId: 'p-lee',
  ownerPersonName: 'Lee',
};
const old = { ...listItem, id: 'k3', name: 'Old', lifecycle: 'retired' as const };
const kpis = [listItem, revenue, old];
const names = (filters: Partial<KpiFilters>) => filterKpis(kpis, { ...none, ...filters }).map((kpi) => kpi.name);

test('What has ended is shown only when it is asked for', () => {
  expect(names({})).toEqual(['Churn', 'Revenue']);
  expect(names({ lifecycles: new Set(['retired']) })).toEqual(['Old']);
});

test('Every word must occur in the name, the code, the category or the owner', () => {
  expect(names({ text: 'CHURN kim' })).toEqual(['Churn']);
  expect(names({ text: 'rev' })).toEqual(['Revenue']);
  expect(names({ text: 'churn lee' })).toEqual([]);
});

test('Filters narrow together, and what has no category is in none', () => {
  expect(names({ perspectives: new Set(['financial', 'customer']), statuses: new Set(['red']) })).toEqual(['Revenue']);
  expect(names({ categories: new Set(['retention']) })).toEqual(['Churn']);
  expect(names({ ownerId: 'p-lee' })).toEqual(['Revenue']);
});

test('Categories come once and in order, statuses are counted', () => {
  expect(categoriesOf([...kpis, { ...listItem, category: 'cost' }])).toEqual(['cost', 'retention']);
  expect(countByStatus(kpis)).toEqual(
    new Map([
      ['green', 2],
      ['red', 1],
    ]),
  );
});
