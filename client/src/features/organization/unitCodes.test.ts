import type { UnitView } from '@/api/generated';
import { nextCode } from './unitCodes';

const unit = (code: string, parentId: string | null = 'top'): UnitView => ({
  id: code,
  version: 1,
  parentId,
  code,
  name: code,
  closed: false,
});
const top = { ...unit('HQ', null), id: 'top' };

test.each([
  [['SAL-1', 'SAL-2'], 'SAL-3'],
  [['T09'], 'T10'],
  [['A9', 'A10'], 'A11'],
  [['SALES'], 'HQ-1'],
  [[], 'HQ-1'],
])('After %j comes %s', (siblings, expected) => {
  expect(nextCode([top, ...siblings.map((code) => unit(code))], top)).toBe(expected);
});

test('A code that stands elsewhere is passed over, whatever its case', () => {
  expect(nextCode([top, unit('S-1'), unit('s-2', 'elsewhere')], top)).toBe('S-3');
});
