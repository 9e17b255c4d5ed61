import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/ui/notify';
import { useMakeRecoveryCodes, useRemoveAuthenticator } from './accountQueries';
import { PasswordStep } from './PasswordStep';
import { RecoveryCodes } from './RecoveryCodes';

const AuthenticatorDialog = lazy(() => import('./AuthenticatorDialog'));

type Opened = 'add' | 'remove' | 'codes' | null;

/** Below this somebody who loses the app comes close to being locked out. */
const FEW_CODES = 3;

/** A code of an app besides the password: on or off, and the codes for when the app is lost. */
export function SecondFactor({ recoveryCodesLeft }: { recoveryCodesLeft: number | null }) {
  const { t } = useTranslation('account');
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw="60ch">
        {t('factor.explained')}
      </Text>
      <Text>
        {recoveryCodesLeft === null ? t('factor.off') : t('factor.on', { count: recoveryCodesLeft })}
        {recoveryCodesLeft !== null && recoveryCodesLeft < FEW_CODES && ` ${t('factor.few')}`}
      </Text>
      <Group gap="sm">
        {recoveryCodesLeft === null ? (
          <Button onClick={() => setOpened('add')}>{t('factor.add')}</Button>
        ) : (
          <>
            <Button variant="default" onClick={() => setOpened('codes')}>
              {t('factor.newCodes')}
            </Button>
            <Button variant="default" onClick={() => setOpened('remove')}>
              {t('factor.remove')}
            </Button>
          </>
        )}
      </Group>
      {opened === 'add' && (
        <Suspense fallback={null}>
          <AuthenticatorDialog onClose={close} />
        </Suspense>
      )}
      {opened === 'remove' && <RemoveDialog onClose={close} />}
      {opened === 'codes' && <CodesDialog onClose={close} />}
    </Stack>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const remove = useRemoveAuthenticator();

  return (
    <Modal opened onClose={onClose} title={t('factor.remove')}>
      <PasswordStep
        lead={t('factor.removeLead')}
        submit={t('factor.remove')}
        error={remove.error}
        pending={remove.isPending}
        onCancel={onClose}
        onSubmit={(password, refuse) =>
          remove.mutate(
            { password },
            {
              onSuccess: () => {
                notifyDone(t('factor.removed'));
                onClose();
              },
              onError: refuse,
            },
          )
        }
      />
    </Modal>
  );
}

function CodesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const make = useMakeRecoveryCodes();

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('factor.newCodes')}
      closeOnClickOutside={!make.data}
      closeOnEscape={!make.data}
    >
      {make.data ? (
        <RecoveryCodes codes={make.data.codes} onClose={onClose} />
      ) : (
        <PasswordStep
          lead={t('factor.newCodesLead')}
          submit={t('factor.newCodes')}
          error={make.error}
          pending={make.isPending}
          onCancel={onClose}
          onSubmit={(password, refuse) => make.mutate({ password }, { onError: refuse })}
        />
      )}
    </Modal>
  );
}
