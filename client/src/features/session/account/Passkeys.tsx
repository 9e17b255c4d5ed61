import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasskeyView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { whyNoPasskeys } from '../passkeys';
import classes from './Account.module.css';
import { useAddPasskey, useRemovePasskey } from './accountQueries';
import { browserOf } from './browserOf';
import { PasswordStep } from './PasswordStep';

/** Passkeys: made on a device, named, removed. */
export function Passkeys({ passkeys }: { passkeys: PasskeyView[] }) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const remove = useRemovePasskey();
  const why = whyNoPasskeys();

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw="60ch">
        {t('passkeys.explained')}
      </Text>
      {passkeys.length > 0 && (
        <ul className={classes.list}>
          {passkeys.map((passkey) => (
            <li key={passkey.id} className={classes.row}>
              <div className={classes.what}>
                <span className={classes.name}>{passkey.name}</span>
                <span className={classes.muted}>{t('passkeys.since', { at: format.dateTime(passkey.createdAt) })}</span>
              </div>
              <Button
                size="xs"
                variant="default"
                aria-label={t('passkeys.removeOf', { name: passkey.name })}
                loading={remove.isPending && remove.variables === passkey.id}
                onClick={() => remove.mutate(passkey.id, { onSuccess: () => notifyDone(t('passkeys.removed')) })}
              >
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ErrorNotice error={remove.error} />
      {why === null ? (
        <Group>
          <Button onClick={() => setAdding(true)}>{t('passkeys.add')}</Button>
        </Group>
      ) : (
        <Text size="sm">{t(`passkeys.unsupported.${why}`, { host: window.location.hostname })}</Text>
      )}
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const { browser, system } = browserOf(navigator.userAgent);
  const [name, setName] = useState([system, browser].filter(Boolean).join(' · '));
  const add = useAddPasskey();

  return (
    <Modal opened onClose={onClose} title={t('passkeys.add')} closeOnClickOutside={false}>
      <Stack gap="md">
        <TextInput
          label={t('passkeys.name')}
          description={t('passkeys.nameHint')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordStep
          lead={t('passkeys.addLead')}
          submit={t('passkeys.continue')}
          error={add.error}
          pending={add.isPending}
          onCancel={onClose}
          onSubmit={(password, refuse) =>
            add.mutate(
              { name: name.trim() || t('passkeys.title'), password },
              {
                onSuccess: () => {
                  notifyDone(t('passkeys.added'));
                  onClose();
                },
                onError: refuse,
              },
            )
          }
        />
      </Stack>
    </Modal>
  );
}
