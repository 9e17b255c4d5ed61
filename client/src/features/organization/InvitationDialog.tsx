import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '@/api/generated';
import { useSession } from '@/shared/session';
import { CopyText } from '@/ui/CopyText';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { useInvitePerson, useMakePasswordReset } from './organizationQueries';

/** Makes the one-time link by which a person chooses a password or sets another one: shown this once, or sent by mail. */
export function InvitationDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation(['organization', 'common']);
  const format = useFormat();
  const { sendsMail } = useSession();
  const [hasAccount] = useState(person.hasAccount);
  const invite = useInvitePerson();
  const reset = useMakePasswordReset();
  const making = hasAccount ? reset : invite;
  const made = making.data;
  const make = (mail: boolean) => making.mutate({ id: person.id, mail });
  const isMaking = (mail: boolean) => making.isPending && making.variables.mail === mail;

  return (
    <Modal opened onClose={onClose} title={t('invite.title', { name: person.name })} size="lg">
      <Stack gap="md">
        {made === undefined && (
          <Text size="sm">
            {t(hasAccount ? 'invite.explainedReset' : 'invite.explained')} {!sendsMail && t('invite.byHand')}
          </Text>
        )}
        {made?.link && (
          <>
            <Text size="sm">{t('invite.once', { at: format.dateTime(made.expiresAt) })}</Text>
            <TextInput
              label={t('invite.link')}
              readOnly
              value={made.link}
              onFocus={(event) => event.currentTarget.select()}
            />
          </>
        )}
        {made && !made.link && (
          <Text size="sm" role="status">
            {t('invite.sent', { email: person.email, at: format.dateTime(made.expiresAt) })}
          </Text>
        )}
        <ErrorNotice error={making.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
          {made?.link && <CopyText value={made.link} />}
          {made === undefined && (
            <Button
              variant={sendsMail ? 'default' : 'filled'}
              loading={isMaking(false)}
              disabled={isMaking(true)}
              onClick={() => make(false)}
            >
              {t('invite.make')}
            </Button>
          )}
          {made === undefined && sendsMail && (
            <Button loading={isMaking(true)} disabled={isMaking(false)} onClick={() => make(true)}>
              {t('invite.send')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
