import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  options: readonly { value: string; label: ReactNode }[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: Iterable<string>) => void;
}

/** A filter with several choices behind one quiet button, which says how many are chosen. */
export function FilterMenu({ label, options, chosen, onChange }: Props) {
  const { t } = useTranslation('common');
  const active = chosen.size > 0;
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant={active ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {active ? t('filter.chosen', { label, count: chosen.size }) : label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={label}>
        <Stack gap={8} mah={320} style={{ overflow: 'auto' }}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              label={option.label}
              checked={chosen.has(option.value)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.currentTarget.checked) next.add(option.value);
                else next.delete(option.value);
                onChange(next);
              }}
            />
          ))}
          {active && (
            <Button size="compact-xs" variant="subtle" onClick={() => onChange([])}>
              {t('filter.clear')}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
