import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyErrorBeside, submitChecked } from '@/ui/forms';
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

const WRONG = { code: 'password.wrong', field: 'password' };

/** Asks for the password before something changes how one signs in. */
export function PasswordStep({ lead, submit, error, pending, onSubmit, onCancel }: Props) {
  const { t } = useTranslation(['account', 'common']);
  const { t: te } = useTranslation('errors');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: (password) => (password === '' ? te('fields.required') : null) },
  });

  return (
    <form
      onSubmit={submitChecked(form, ({ password }) =>
        onSubmit(password, (refused) => void applyErrorBeside(form, refused, te, WRONG)),
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
        <ErrorNotice error={isProblem(error, WRONG.code) ? null : error} />
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
