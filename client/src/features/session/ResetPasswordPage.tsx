import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { PageBoundary } from '@/ui/PageBoundary';
import { PasswordField } from '@/ui/PasswordField';
import { Entrance } from './Entrance';
import { LinkFailure } from './LinkFailure';
import { passwordFault } from './passwords';
import { passwordResetQuery, useResetPassword } from './sessionQueries';

/** The other end of a link to set another password. Nobody is signed in by it. */
export function ResetPasswordPage() {
  const { t } = useTranslation('session');
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const [done, setDone] = useState(false);
  return (
    <Entrance title={t('reset.title')} lead={done ? undefined : t('reset.lead')}>
      {done ? (
        <Stack gap="lg">
          <Text role="status">{t('reset.done')}</Text>
          <Button component={Link} to="/sign-in">
            {t('signIn.submit')}
          </Button>
        </Stack>
      ) : (
        <PageBoundary
          failure={(error, onRetry) => (
            <LinkFailure error={error} onRetry={onRetry}>
              <Link to="/forgot-password">{t('reset.again')}</Link>
            </LinkFailure>
          )}
        >
          <ResetForm token={token} onDone={() => setDone(true)} />
        </PageBoundary>
      )}
    </Entrance>
  );
}

function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation('session');
  const { t: te } = useTranslation('errors');
  useSuspenseQuery(sessionQuery()); // brings the token that the request below carries
  const { data: whose } = useSuspenseQuery(passwordResetQuery(token));
  const queryClient = useQueryClient();
  const reset = useResetPassword(token);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: (password) => passwordFault(password, te) },
  });

  const submit = submitChecked(form, (values) =>
    reset.mutate(values, {
      onSuccess: () => {
        onDone();
        queryClient.clear(); // whoever was signed in here no longer is
      },
      onError: (error) => void applyServerErrors(form, error, te),
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t('signIn.email')} value={whose.email} autoComplete="username" readOnly />
        <PasswordField
          label={t('reset.password')}
          description={t('passwordRule')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <ErrorNotice error={reset.error} />
        <Button type="submit" loading={reset.isPending}>
          {t('reset.submit')}
        </Button>
      </Stack>
    </form>
  );
}
