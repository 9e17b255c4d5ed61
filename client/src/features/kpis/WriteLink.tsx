import { Button, type ButtonProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';

/** A link to a page that writes, as a button; says why it leads nowhere while nothing can be written. */
export function WriteLink({
  to,
  allowed = true,
  children,
  ...props
}: ButtonProps & { to: string; allowed?: boolean; children: ReactNode }) {
  const { canWrite } = useCanWrite(allowed);
  if (!canWrite)
    return (
      <WriteButton allowed={allowed} {...props}>
        {children}
      </WriteButton>
    );
  return (
    <Button {...props} renderRoot={(root) => <Link to={to} {...root} />}>
      {children}
    </Button>
  );
}
