import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyErrorBeside, submitChecked } from '@/ui/forms';
import { notifyDone } from '@/ui/notify';
import { PasswordField } from '@/ui/PasswordField';
import { passwordFault } from '../passwords';
import { useChangePassword } from './accountQueries';

const WRONG = { code: 'password.wrong', field: 'currentPassword' };

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
        onError: (error) => void applyErrorBeside(form, error, te, WRONG),
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
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          label={t('password.new')}
          description={t('session:passwordRule')}
          autoComplete="new-password"
          key={form.key('newPassword')}
          {...form.getInputProps('newPassword')}
        />
        <PasswordField
          label={t('password.repeat')}
          autoComplete="new-password"
          key={form.key('repeated')}
          {...form.getInputProps('repeated')}
        />
        <ErrorNotice error={isProblem(change.error, WRONG.code) ? null : change.error} />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('password.submit')}
        </Button>
      </Stack>
    </form>
  );
}
