import { SegmentedControl } from '@mantine/core';

interface Props<T extends string> {
  /** Said to those who cannot see what the choice is about. */
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: React.ReactNode }[];
  fullWidth?: boolean;
}

/** A choice between a few views that all fit on one line. */
export function Segmented<T extends string>({ label, value, onChange, options, fullWidth = false }: Props<T>) {
  return (
    <SegmentedControl
      aria-label={label}
      size="xs"
      radius="sm"
      fullWidth={fullWidth}
      value={value}
      onChange={(next) => onChange(next as T)}
      data={options.map((option) => ({ value: option.value, label: option.label }))}
    />
  );
}
