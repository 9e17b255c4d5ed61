import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { notifyDone } from '@/ui/notify';
import { useResetSecondFactor } from './organizationQueries';

/** Asks first: only the person can set the second factor up again. */
export function ResetFactorDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation(['organization', 'common']);
  const reset = useResetSecondFactor();

  return (
    <Modal opened onClose={onClose} title={t('factor.title', { name: person.name })}>
      <Stack gap="md">
        <Text size="sm">{t('factor.explained')}</Text>
        <ErrorNotice error={reset.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            color="red"
            loading={reset.isPending}
            onClick={() =>
              reset.mutate(person.id, {
                onSuccess: () => {
                  notifyDone(t('factor.done', { name: person.name }));
                  onClose();
                },
              })
            }
          >
            {t('people.resetFactor')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
