import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { cloneElement, type ReactElement, type ReactNode, Suspense } from 'react';

interface Props {
  label: string;
  width?: number;
  /** The button that opens it. */
  children: ReactElement<{ onClick?: () => void }>;
  content: (close: () => void) => ReactNode;
}

/** Something to choose in the header, below the button that opens it. */
export default function HeaderPopover({ label, width, children, content }: Props) {
  const [opened, popover] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={popover.set} trapFocus returnFocus position="bottom-end" width={width}>
      <Popover.Target>{cloneElement(children, { onClick: popover.toggle })}</Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Suspense fallback={null}>{content(popover.close)}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
