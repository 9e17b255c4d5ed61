import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { PageBoundary } from '@/ui/PageBoundary';
import { Entrance } from './Entrance';
import { useAskForPasswordReset } from './sessionQueries';

/** For whoever forgot the password: a mail with a link, or, without a mail server, whom to ask. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('session');
  return (
    <Entrance title={t('forgot.title')}>
      <PageBoundary>
        <Forgot />
      </PageBoundary>
    </Entrance>
  );
}

function Forgot() {
  const { t } = useTranslation('session');
  const { data: session } = useSuspenseQuery(sessionQuery());

  return (
    <Stack gap="lg">
      {session.sendsMail ? <AskForm /> : <Text>{t('forgot.askAdministrator')}</Text>}
      <Link to="/sign-in">{t('forgot.back')}</Link>
    </Stack>
  );
}

function AskForm() {
  const { t } = useTranslation('session');
  const { t: te } = useTranslation('errors');
  const ask = useAskForPasswordReset();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });

  const submit = submitChecked(form, (values) =>
    ask.mutate({ email: values.email.trim() }, { onError: (error) => void applyServerErrors(form, error, te) }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('forgot.lead')}</Text>
        <TextInput type="email" label={t('signIn.email')} autoComplete="username" {...form.getInputProps('email')} />
        <ErrorNotice error={ask.error} />
        <Text role="status" size="sm">
          {ask.isSuccess && t('forgot.sent', { email: ask.variables.email })}
        </Text>
        <Button type="submit" loading={ask.isPending}>
          {t(ask.isSuccess ? 'forgot.again' : 'forgot.submit')}
        </Button>
      </Stack>
    </form>
  );
}
