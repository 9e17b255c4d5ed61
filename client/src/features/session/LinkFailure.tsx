import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { toProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';

interface Props {
  error: unknown;
  onRetry: () => void;
  /** The way on. */
  children: ReactNode;
}

/** In the place of what a link would have opened. One that was used or is over never opens again, so it is not tried again. */
export function LinkFailure({ error, onRetry, children }: Props) {
  const over = toProblem(error).status === 404;
  return (
    <Stack gap="md">
      <ErrorNotice error={error} onRetry={over ? undefined : onRetry} listFields />
      {children}
    </Stack>
  );
}
