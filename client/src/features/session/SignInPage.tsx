import { Stack } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/generated';
import { sessionKey, sessionQuery } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { PageBoundary } from '@/ui/PageBoundary';
import { DemoPeople } from './DemoPeople';
import { Entrance } from './Entrance';
import classes from './Entrance.module.css';
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

  function signedIn(next: SessionView) {
    queryClient.clear();
    queryClient.setQueryData(sessionKey, next);
    void navigate({ href: isLocalPath(returnTo) ? returnTo : '/', replace: true });
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
          <SignInForm onSignedIn={signedIn} />
          <Link to="/forgot-password">{t('signIn.forgot')}</Link>
        </Stack>
      </div>
    </Entrance>
  );
}

/** Only a path of this site: a link to the sign-in page must not lead elsewhere. */
function isLocalPath(path: string | undefined): path is string {
  return path !== undefined && /^\/(?![/\\])/.test(path);
}
