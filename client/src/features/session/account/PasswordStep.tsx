import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { PasswordField } from '@/ui/PasswordField';

interface Props {
  /** Why the password is asked for. */
  lead: string;
  submit: string;
  error: unknown;
  pending: boolean;
  onSubmit: (password: string, refuse: (error: unknown) => void) => void;
  onCancel: () => void;
}

/** Asks for the password before something changes how one signs in. */
export function PasswordStep({ lead, submit, error, pending, onSubmit, onCancel }: Props) {
  const { t } = useTranslation(['account', 'common']);
  const { t: te } = useTranslation('errors');
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });

  return (
    <form
      onSubmit={submitChecked(form, ({ password }) =>
        onSubmit(password, (refused) => void applyServerErrors(form, refused, te)),
      )}
      noValidate
    >
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        <PasswordField
          label={t('password.current')}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <ErrorNotice error={error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
