import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { notifyDone } from '@/ui/notify';
import { PasswordField } from '@/ui/PasswordField';
import { passwordFault } from '../passwords';
import { useChangePassword } from './accountQueries';

export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation(['account', 'session']);
  const { t: te } = useTranslation('errors');
  const change = useChangePassword();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '', repeated: '' },
    validate: {
      currentPassword: (current) => (current === '' ? te('fields.required') : null),
      newPassword: (next) => passwordFault(next, te),
      repeated: (repeated, values) => (repeated === values.newPassword ? null : t('password.differs')),
    },
  });

  const submit = submitChecked(form, ({ currentPassword, newPassword }) =>
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          form.reset();
          notifyDone(t('password.changed'));
        },
        onError: (error) => void applyServerErrors(form, error, te),
      },
    ),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={400}>
        {/* Tells password managers whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField
          label={t('password.current')}
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          label={t('password.new')}
          description={t('session:passwordRule')}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <PasswordField label={t('password.repeat')} autoComplete="new-password" {...form.getInputProps('repeated')} />
        <ErrorNotice error={change.error} />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('password.submit')}
        </Button>
      </Stack>
    </form>
  );
}
