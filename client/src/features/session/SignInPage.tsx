import { Stack } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/generated';
import { isLocalPath } from '@/shared/provider';
import { sessionKey, sessionQuery } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { PageBoundary } from '@/ui/PageBoundary';
import { DemoPeople } from './DemoPeople';
import { Entrance } from './Entrance';
import classes from './Entrance.module.css';
import { ProviderButton } from './ProviderButton';
import { SignInForm } from './SignInForm';

export function SignInPage() {
  return (
    <PageBoundary>
      <SignIn />
    </PageBoundary>
  );
}

function SignIn() {
  const { t } = useTranslation('session');
  const { data: session } = useSuspenseQuery(sessionQuery());
  const { returnTo } = useSearch({ strict: false }) as { returnTo?: string };
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { localAccounts, provider } = session.ways;
  const goal = isLocalPath(returnTo) ? returnTo : '/';

  function signedIn(next: SessionView) {
    queryClient.clear();
    queryClient.setQueryData(sessionKey, next);
    void navigate({ href: goal, replace: true });
  }

  if (session.setupRequired)
    return (
      <Entrance title={t('setup.title')}>
        <EmptyState message={t('setup.useLink')} />
      </Entrance>
    );

  return (
    <Entrance title={t('signIn.title')} lead={session.demo ? t('demo.lead') : undefined} wide={session.demo}>
      <div className={classes.columns} data-two={session.demo || undefined}>
        {session.demo && (
          <PageBoundary>
            <DemoPeople onSignedIn={signedIn} />
          </PageBoundary>
        )}
        <Stack gap="lg">
          {provider && <ProviderButton name={provider} returnTo={goal} only={!localAccounts} />}
          {localAccounts && (
            <>
              <SignInForm onSignedIn={signedIn} />
              <Link to="/forgot-password">{t('signIn.forgot')}</Link>
            </>
          )}
        </Stack>
      </div>
    </Entrance>
  );
}
