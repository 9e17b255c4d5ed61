import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useCanWrite } from './access';

type Props = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** What `useMay` or the `canEdit` of an answer says. */
    allowed?: boolean;
  };

/** A button that writes: while the past is shown or the right is missing it stays focusable and says why it does nothing. */
export function WriteButton({ allowed = true, onClick, type = 'button', ...props }: Props) {
  const { canWrite, reason } = useCanWrite(allowed);
  if (canWrite) return <Button type={type} onClick={onClick} {...props} />;

  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
      <Button {...props} type="button" data-disabled aria-disabled onClick={(event) => event.preventDefault()} />
    </Tooltip>
  );
}
