import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { useSignIn } from './sessionQueries';

interface Props {
  /** Filled in, when it is known who signs in again. */
  email?: string;
  onSignedIn: (session: SessionView) => void;
}

export function SignInForm({ email = '', onSignedIn }: Props) {
  const { t } = useTranslation('session');
  const { t: te } = useTranslation('errors');
  const signIn = useSignIn();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, password: '' } });

  const submit = submitChecked(form, (values) =>
    signIn.mutate(values, {
      onSuccess: onSignedIn,
      onError: (error) => void applyServerErrors(form, error, te),
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          data-autofocus={email === '' || undefined}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          data-autofocus={email !== '' || undefined}
          {...form.getInputProps('password')}
        />
        <ErrorNotice error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}
