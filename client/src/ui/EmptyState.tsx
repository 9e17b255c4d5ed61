import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing here yet: one sentence, one action. */
export function EmptyState({ message, action }: { message: string; action?: ReactNode }) {
  return (
    <Stack align="flex-start" gap="md" py="xl">
      <Text c="dimmed" maw="60ch">
        {message}
      </Text>
      {action}
    </Stack>
  );
}
