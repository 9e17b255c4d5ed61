import { Button, Fieldset, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { PageBoundary } from '@/ui/PageBoundary';
import { PasswordField } from '@/ui/PasswordField';
import { Entrance } from './Entrance';
import { setupQuery, useCompleteSetup } from './sessionQueries';

const CURRENCIES = ['KRW', 'USD', 'EUR', 'JPY', 'CNY', 'GBP', 'SGD', 'VND'];

/** First run: the organization and its first administrator, by the one-time link from the server's log. */
export function SetupPage() {
  const { t } = useTranslation('session');
  const { token } = useSearch({ strict: false }) as { token?: string };

  return (
    <Entrance title={t('setup.title')} lead={token ? t('setup.lead') : undefined}>
      {token ? (
        <PageBoundary>
          <Setup token={token} />
        </PageBoundary>
      ) : (
        <EmptyState message={t('setup.useLink')} />
      )}
    </Entrance>
  );
}

function Setup({ token }: { token: string }) {
  const { t } = useTranslation('session');
  const { data } = useSuspenseQuery(setupQuery(token));
  return data.open ? <SetupForm token={token} /> : <EmptyState message={t('setup.closed')} />;
}

function SetupForm({ token }: { token: string }) {
  const { t, i18n } = useTranslation('session');
  const { t: te } = useTranslation('errors');
  const { data: session } = useSuspenseQuery(sessionQuery());
  const { localAccounts, provider } = session.ways;
  const complete = useCompleteSetup();
  const navigate = useNavigate();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      organizationName: '',
      locale: i18n.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      currency: 'KRW',
      fiscalYearStartMonth: '1',
      name: '',
      email: '',
      password: '',
    },
  });

  const submit = submitChecked(form, (values) =>
    complete.mutate(
      {
        ...values,
        password: localAccounts ? values.password : null,
        token,
        fiscalYearStartMonth: Number(values.fiscalYearStartMonth),
      },
      {
        onSuccess: () => void navigate({ to: '/', replace: true }),
        onError: (error) => void applyServerErrors(form, error, te),
      },
    ),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Fieldset variant="unstyled" legend={t('setup.organization')}>
          <Stack gap="sm">
            <TextInput label={t('setup.organizationName')} required {...form.getInputProps('organizationName')} />
            <NativeSelect
              label={t('setup.locale')}
              data={[
                { value: 'ko', label: t('setup.korean') },
                { value: 'en', label: t('setup.english') },
              ]}
              {...form.getInputProps('locale')}
            />
            <NativeSelect label={t('setup.timeZone')} data={timeZones()} {...form.getInputProps('timeZone')} />
            <NativeSelect label={t('setup.currency')} data={CURRENCIES} {...form.getInputProps('currency')} />
            <NativeSelect
              label={t('setup.fiscalYearStart')}
              description={t('setup.fiscalYearHint')}
              data={monthOptions(i18n.language)}
              {...form.getInputProps('fiscalYearStartMonth')}
            />
          </Stack>
        </Fieldset>
        <Fieldset variant="unstyled" legend={t('setup.administrator')}>
          <Stack gap="sm">
            <TextInput label={t('setup.name')} autoComplete="name" required {...form.getInputProps('name')} />
            <TextInput
              type="email"
              label={t('signIn.email')}
              description={localAccounts ? undefined : t('setup.providerEmail', { name: provider })}
              autoComplete="username"
              required
              {...form.getInputProps('email')}
            />
            {localAccounts && (
              <PasswordField
                label={t('signIn.password')}
                description={t('passwordRule')}
                autoComplete="new-password"
                required
                {...form.getInputProps('password')}
              />
            )}
          </Stack>
        </Fieldset>
        <ErrorNotice error={complete.error} />
        <Button type="submit" loading={complete.isPending}>
          {t('setup.submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** The zones the browser knows, its own among them even when it goes by another name, such as UTC. */
const timeZones = () =>
  [...new Set([Intl.DateTimeFormat().resolvedOptions().timeZone, ...Intl.supportedValuesOf('timeZone')])].sort();

function monthOptions(language: string) {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: name.format(new Date(Date.UTC(2026, month, 1))),
  }));
}
