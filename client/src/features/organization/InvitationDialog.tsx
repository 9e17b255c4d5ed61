import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { useInvitePerson } from './organizationQueries';

/** Makes the one-time link by which a person chooses a password, and shows it this once. */
export function InvitationDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation(['organization', 'common']);
  const format = useFormat();
  const invite = useInvitePerson();

  return (
    <Modal opened onClose={onClose} title={t('invite.title', { name: person.name })} size="lg">
      <Stack gap="md">
        {invite.data ? (
          <>
            <Text size="sm">{t('invite.once', { at: format.dateTime(invite.data.expiresAt) })}</Text>
            <TextInput
              label={t('invite.link')}
              readOnly
              value={invite.data.link}
              onFocus={(event) => event.currentTarget.select()}
            />
          </>
        ) : (
          <Text size="sm">{t(person.hasAccount ? 'invite.explainedReset' : 'invite.explained')}</Text>
        )}
        <ErrorNotice error={invite.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
          {invite.data ? (
            <CopyButton value={invite.data.link} timeout={3_000}>
              {({ copied, copy }) => (
                <Button
                  leftSection={
                    copied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />
                  }
                  onClick={copy}
                >
                  <span aria-live="polite">{t(copied ? 'invite.copied' : 'invite.copy')}</span>
                </Button>
              )}
            </CopyButton>
          ) : (
            <Button loading={invite.isPending} onClick={() => invite.mutate(person.id)}>
              {t('invite.make')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
