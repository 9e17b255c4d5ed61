import { Button, Group, Text } from '@mantine/core';
import { type NotificationData, notifications } from '@mantine/notifications';
import i18n from '@/i18n';

/** Says in a corner that something was done; in another one where a panel has its buttons there. */
export function notifyDone(message: string, position?: NotificationData['position']) {
  notifications.show({ message, position, autoClose: 5_000, withBorder: true });
}

/** As `notifyDone`, with the way back. For everything that can be undone, instead of "are you sure". */
export function notifyUndo(message: string, undo: () => void, position?: NotificationData['position']) {
  const id = notifications.show({
    position,
    autoClose: 10_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          flex="none"
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
