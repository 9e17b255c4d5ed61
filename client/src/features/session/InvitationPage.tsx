import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { PageBoundary } from '@/ui/PageBoundary';
import { PasswordField } from '@/ui/PasswordField';
import { Entrance } from './Entrance';
import { LinkFailure } from './LinkFailure';
import { passwordFault } from './passwords';
import { invitationQuery, useAcceptInvitation } from './sessionQueries';

/** The other end of an invitation link: the invited person chooses a password and is signed in. */
export function InvitationPage() {
  const { t } = useTranslation('session');
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  return (
    <Entrance title={t('invitation.title')} lead={t('invitation.lead')}>
      <PageBoundary
        failure={(error, onRetry) => (
          <LinkFailure error={error} onRetry={onRetry}>
            <Link to="/sign-in">{t('invitation.signIn')}</Link>
          </LinkFailure>
        )}
      >
        <AcceptForm token={token} />
      </PageBoundary>
    </Entrance>
  );
}

function AcceptForm({ token }: { token: string }) {
  const { t } = useTranslation('session');
  const { t: te } = useTranslation('errors');
  useSuspenseQuery(sessionQuery()); // brings the token that the request below carries
  const { data: invited } = useSuspenseQuery(invitationQuery(token));
  const accept = useAcceptInvitation(token);
  const navigate = useNavigate();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: (password) => passwordFault(password, te) },
  });

  const submit = submitChecked(form, (values) =>
    accept.mutate(values, {
      onSuccess: () => void navigate({ to: '/', replace: true }),
      onError: (error) => void applyServerErrors(form, error, te),
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t('setup.name')} value={invited.name} readOnly />
        <TextInput label={t('signIn.email')} value={invited.email} autoComplete="username" readOnly />
        <PasswordField
          label={t('signIn.password')}
          description={t('passwordRule')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <ErrorNotice error={accept.error} />
        <Button type="submit" loading={accept.isPending}>
          {t('invitation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
