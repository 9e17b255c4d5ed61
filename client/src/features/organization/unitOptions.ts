import type { UnitView } from '@/api/generated';
import { unitTree } from '@/shared/units';

/** Units to choose from, indented as they stand in the tree. */
export const unitOptions = (units: UnitView[], offered: (unit: UnitView) => boolean) =>
  unitTree(units)
    .filter(({ unit }) => offered(unit))
    .map(({ unit, depth }) => ({ value: unit.id, label: `${'\u2003'.repeat(depth)}${unit.name}` }));
