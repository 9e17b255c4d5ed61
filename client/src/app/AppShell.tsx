import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '@/shared/session';
import { watchDialogFocus } from '@/ui/dialogFocus';
import { LocaleSettingsProvider } from '@/ui/LocaleSettings';
import { PageBoundary } from '@/ui/PageBoundary';
import { requestPageFocus } from '@/ui/pageFocus';
import classes from './AppShell.module.css';
import { CheckInHost } from './CheckInHost';
import { Header } from './Header';
import { OutageBand } from './OutageBand';
import { PageFailure } from './PageFailure';
import { PageScope } from './PageScope';
import { PastBand } from './PastBand';
import { PhoneNavigation } from './PhoneNavigation';
import { WithoutRole } from './WithoutRole';

// Not needed for the first page, so not part of what must be loaded before it.
const Notifications = lazy(() => import('./Notifications'));
const CommandPalette = lazy(() => import('./CommandPalette'));
const LiveUpdates = lazy(() => import('@/shared/live/LiveUpdates'));
const SessionExpiredDialog = lazy(() => import('./SessionExpiredDialog'));

const failure = (error: unknown, onRetry: () => void) => <PageFailure error={error} onRetry={onRetry} />;

/** What somebody who is signed in sees everything in. */
export function AppShell() {
  return hasRole(useSession()) ? <Frame /> : <WithoutRole />;
}

/** The frame around every page. It stays usable when a page fails. */
function Frame() {
  const { t } = useTranslation('shell');
  const { organization } = useSession();
  const router = useRouter();
  const page = useRouterState({ select: (state) => state.matches.at(-1)?.id });

  useEffect(
    () =>
      router.subscribe('onBeforeLoad', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation) requestPageFocus();
      }),
    [router],
  );

  useEffect(watchDialogFocus, []);

  return (
    <LocaleSettingsProvider settings={organization}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <div className={classes.top}>
        <Header />
        <PastBand />
        <OutageBand />
      </div>
      <main id="main" tabIndex={-1} className={classes.main}>
        {/* Keyed by the page shown: one that failed or is slow does not keep the next from showing. */}
        <PageBoundary key={page} wholePage failure={failure}>
          <PageScope>
            <Outlet />
          </PageScope>
        </PageBoundary>
      </main>
      <PhoneNavigation />
      <CheckInHost />
      <Suspense fallback={null}>
        <Notifications />
        <CommandPalette />
        <LiveUpdates />
        <SessionExpiredDialog />
      </Suspense>
    </LocaleSettingsProvider>
  );
}
