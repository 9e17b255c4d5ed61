import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18n from '@/i18n';

/** Says in a corner that something was done. */
export function notifyDone(message: string) {
  notifications.show({ message, autoClose: 5_000, withBorder: true });
}

/** As `notifyDone`, with the way back. For everything that can be undone, instead of "are you sure". */
export function notifyUndo(message: string, undo: () => void) {
  const id = notifications.show({
    autoClose: 10_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18n.t('undo', { ns: 'common' })}
        </Button>
      </Group>
    ),
  });
}
