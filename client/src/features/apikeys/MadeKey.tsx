import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiKeyMade } from '@/api/generated';
import { CopyText } from '@/ui/CopyText';
import { useFormat } from '@/ui/format';
import classes from './ApiKeys.module.css';

/** The key itself, which nobody can see again. A click beside the dialog does not close it. */
export function MadeKey({ made, onClose }: { made: ApiKeyMade; onClose: () => void }) {
  const { t } = useTranslation('apikeys');
  const format = useFormat();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('made.title', { name: made.key.name })}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <Text size="sm" fw={600} role="status">
          {t('made.once')}
        </Text>
        <TextInput
          label={t('made.key')}
          readOnly
          value={made.text}
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: classes.secret }}
          onFocus={(event) => event.currentTarget.select()}
          data-autofocus
        />
        <Text size="sm">{t('made.use', { at: format.dateTime(made.key.expiresAt) })}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('made.close')}
          </Button>
          <CopyText value={made.text} />
        </Group>
      </Stack>
    </Modal>
  );
}
