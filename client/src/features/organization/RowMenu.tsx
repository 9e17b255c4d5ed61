import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCanWrite } from '@/shared/access';

interface Props {
  label: string;
  allowed: boolean;
  /** `Menu.Item`s. */
  children: ReactNode;
}

/** What can be done with a row; says why nothing can while the past is shown. Who may not do any of it sees no menu. */
export function RowMenu({ label, allowed, children }: Props) {
  const { canWrite, reason } = useCanWrite();
  if (!allowed) return null;
  const button = { variant: 'subtle', color: 'gray', size: 'sm', 'aria-label': label } as const;
  if (!canWrite)
    return (
      <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
        <ActionIcon {...button} data-disabled aria-disabled>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    );

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon {...button}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
