import { definition } from '@/test/kpis';
import { reapply } from './reapply';

test('What I changed stands on top of what somebody else changed', () => {
  const mine = { ...definition, name: 'Churn rate', scale: { ...definition.scale, cap: 110 } };
  const theirs = { ...definition, dataSource: 'Warehouse', scale: { ...definition.scale, graceDays: 5 } };
  expect(reapply(definition, mine, theirs)).toEqual({
    ...definition,
    name: 'Churn rate',
    dataSource: 'Warehouse',
    scale: { ...definition.scale, cap: 110, graceDays: 5 },
  });
});

test('Where both changed the same thing mine stands', () => {
  const mine = { ...definition, name: 'Mine' };
  expect(reapply(definition, mine, { ...definition, name: 'Theirs' }).name).toBe('Mine');
});
