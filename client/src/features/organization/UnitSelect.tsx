import { Select, type SelectProps } from '@mantine/core';
import type { UnitView } from '@/api/generated';
import { unitTree } from '@/shared/units';

type Props = Omit<SelectProps, 'data' | 'renderOption'> & {
  units: UnitView[];
  /** Which units may be chosen. */
  offered: (unit: UnitView) => boolean;
};

/** A unit to choose, offered as the units stand in the tree. */
export function UnitSelect({ units, offered, ...props }: Props) {
  const nodes = unitTree(units).filter(({ unit }) => offered(unit));
  const depths = new Map(nodes.map(({ unit, depth }) => [unit.id, depth]));
  return (
    <Select
      searchable
      data={nodes.map(({ unit }) => ({ value: unit.id, label: unit.name }))}
      renderOption={({ option }) => (
        <span style={{ paddingLeft: `${(depths.get(option.value) ?? 0) * 16}px` }}>{option.label}</span>
      )}
      {...props}
    />
  );
}
