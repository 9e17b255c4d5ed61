import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionKey, useSession } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { LocaleSettingsProvider } from '@/ui/LocaleSettings';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import classes from './AppShell.module.css';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { PageFailure } from './PageFailure';
import { ThemeToggle } from './ThemeToggle';
import { UserMenu } from './UserMenu';

const Notifications = lazy(() => import('./Notifications'));
const SessionExpiredDialog = lazy(() => import('./SessionExpiredDialog'));

const ACCOUNT = '/account';

const failure = (error: unknown, onRetry: () => void) => <PageFailure error={error} onRetry={onRetry} />;

/** The frame for somebody who is signed in and has no role yet: their own account is all there is. */
export function WithoutRole() {
  const { t } = useTranslation('shell');
  const { organization } = useSession();
  // What is shown, not where one is on the way to.
  const shown = useRouterState({ select: (state) => state.matches.at(-1)?.pathname });

  return (
    <LocaleSettingsProvider settings={organization}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <div className={classes.top}>
        <header className={classes.header}>
          <div className={classes.bar}>
            <Link to="/" className={classes.brand} aria-label={t('brand')}>
              <Brand />
            </Link>
            <span className={classes.grow} />
            <LanguageSwitch />
            <ThemeToggle />
            <UserMenu />
          </div>
        </header>
      </div>
      <main id="main" tabIndex={-1} className={classes.main}>
        <PageBoundary key={shown} wholePage failure={failure}>
          {shown === ACCOUNT ? <Outlet /> : <Waiting />}
        </PageBoundary>
      </main>
      <Suspense fallback={null}>
        <Notifications />
        <SessionExpiredDialog />
      </Suspense>
    </LocaleSettingsProvider>
  );
}

function Waiting() {
  const { t } = useTranslation('shell');
  const { organization } = useSession();
  const queryClient = useQueryClient();

  return (
    <Page title={t('withoutRole.title')} width="narrow">
      <EmptyState
        message={t('withoutRole.message', { organization: organization.name })}
        action={
          <Group gap="sm">
            <Button onClick={() => void queryClient.invalidateQueries({ queryKey: sessionKey })}>
              {t('withoutRole.lookAgain')}
            </Button>
            <Button variant="default" renderRoot={(props) => <Link to={ACCOUNT} {...props} />}>
              {t('user.account')}
            </Button>
          </Group>
        }
      />
    </Page>
  );
}
