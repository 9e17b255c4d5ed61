import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import type { AuthenticatorSecret } from '@/api/generated';
import { isProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyErrorBeside, submitChecked } from '@/ui/forms';
import classes from './Account.module.css';
import { useBeginAuthenticator, useConfirmAuthenticator } from './accountQueries';
import { PasswordStep } from './PasswordStep';
import { RecoveryCodes } from './RecoveryCodes';

/** Password, then the secret for the app, then a first code of it, then the recovery codes. */
export default function AuthenticatorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const begin = useBeginAuthenticator();
  const [codes, setCodes] = useState<string[] | null>(null);

  return (
    <Modal opened onClose={onClose} title={t('factor.add')} closeOnClickOutside={false} closeOnEscape={!codes}>
      {codes ? (
        <RecoveryCodes codes={codes} onClose={onClose} />
      ) : begin.data ? (
        <ConfirmStep secret={begin.data} onConfirmed={setCodes} onCancel={onClose} />
      ) : (
        <PasswordStep
          lead={t('factor.addLead')}
          submit={t('factor.continue')}
          error={begin.error}
          pending={begin.isPending}
          onCancel={onClose}
          onSubmit={(password, refuse) => begin.mutate({ password }, { onError: refuse })}
        />
      )}
    </Modal>
  );
}

const WRONG = { code: 'second_factor.wrong', field: 'code' };

interface ConfirmProps {
  secret: AuthenticatorSecret;
  onConfirmed: (codes: string[]) => void;
  onCancel: () => void;
}

function ConfirmStep({ secret, onConfirmed, onCancel }: ConfirmProps) {
  const { t } = useTranslation(['account', 'common']);
  const { t: te } = useTranslation('errors');
  const confirm = useConfirmAuthenticator();
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '' } });

  const submit = submitChecked(form, (values) =>
    confirm.mutate(values, {
      onSuccess: (answer) => onConfirmed(answer.codes),
      onError: (error) => void applyErrorBeside(form, error, te, WRONG),
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('factor.scan')}</Text>
        <div
          role="img"
          aria-label={t('factor.picture')}
          className={classes.qr}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn here, from squares alone
          dangerouslySetInnerHTML={{ __html: renderSVG(secret.address, { border: 0 }) }}
        />
        <Text size="sm">
          {t('factor.type')}{' '}
          <code className={classes.key} data-testid="secret">
            {secret.secret.match(/.{1,4}/g)?.join(' ')}
          </code>
        </Text>
        <TextInput
          label={t('factor.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          {...form.getInputProps('code')}
        />
        <ErrorNotice error={isProblem(confirm.error, WRONG.code) ? null : confirm.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            {t('factor.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
