import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { loadTexts, type Namespace } from '@/i18n';
import { askProvider, isUsual } from '@/shared/provider';
import { hasRole, isSignedIn, sessionQuery } from '@/shared/session';
import { unitsQuery } from '@/shared/units';
import { AppShell } from './AppShell';
import { RouteError } from './RouteError';
import { parseSearch, type Search, stringifySearch } from './search';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: (search: Record<string, unknown>) => search as Search,
  // What is looked at, and as of when, stays while one walks from page to page.
  search: { middlewares: [retainSearchParams<Search>(['date', 'knownAt', 'unit'])] },
  component: Outlet,
  errorComponent: RouteError,
});

/** Everything that needs somebody signed in. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: AppShell,
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery());
    if (!isSignedIn(session)) {
      if (session.ways.provider && isUsual()) await askProvider(location.href);
      throw redirect({ to: '/sign-in', search: { returnTo: location.href } });
    }
    // Not awaited: the shell suspends on it while the page's own code loads.
    if (hasRole(session)) void queryClient.prefetchQuery(unitsQuery());
  },
});

type Loader<Name extends string> = () => Promise<Record<Name, ComponentType>>;

/** The page's code and its texts, which travel side by side. */
const arriving =
  <Name extends string>(load: Loader<Name>, texts: readonly Namespace[]): Loader<Name> =>
  async () => {
    const [module] = await Promise.all([load(), loadTexts(texts)]);
    return module;
  };

/** A page inside the shell, loaded with the namespaces of its texts when first visited. */
const page = <Path extends string, Name extends string>(
  path: Path,
  load: Loader<Name>,
  name: Name,
  texts: readonly Namespace[],
) =>
  createRoute({ getParentRoute: () => shellRoute, path, component: lazyRouteComponent(arriving(load, texts), name) });

/** A page for whoever is not signed in. */
const openPage = <Path extends string, Name extends string>(
  path: Path,
  load: Loader<Name>,
  name: Name,
  texts: readonly Namespace[],
) => createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(arriving(load, texts), name) });

const routeTree = rootRoute.addChildren([
  openPage('/sign-in', () => import('@/features/session/SignInPage'), 'SignInPage', ['session', 'errors']),
  openPage('/sign-in/return', () => import('@/features/session/ProviderReturnPage'), 'ProviderReturnPage', [
    'session',
    'errors',
  ]),
  openPage('/setup', () => import('@/features/session/SetupPage'), 'SetupPage', ['session', 'errors']),
  openPage('/invitations/$token', () => import('@/features/session/InvitationPage'), 'InvitationPage', [
    'session',
    'errors',
  ]),
  openPage('/forgot-password', () => import('@/features/session/ForgotPasswordPage'), 'ForgotPasswordPage', [
    'session',
    'errors',
  ]),
  openPage('/password-resets/$token', () => import('@/features/session/ResetPasswordPage'), 'ResetPasswordPage', [
    'session',
    'errors',
  ]),
  shellRoute.addChildren([
    page('/', () => import('@/features/home/HomePage'), 'HomePage', ['home']),
    page('/scorecards', () => import('@/features/scorecards/ScorecardListPage'), 'ScorecardListPage', [
      'scorecards',
      'errors',
    ]),
    page('/scorecards/$scorecardId', () => import('@/features/scorecards/ScorecardPage'), 'ScorecardPage', [
      'scorecards',
      'errors',
    ]),
    page('/scorecards/$scorecardId/map', () => import('@/features/map/MapPage'), 'MapPage', [
      'map',
      'scorecards',
      'errors',
    ]),
    page(
      '/differences',
      () => import('@/features/differences/OrganizationDifferencePage'),
      'OrganizationDifferencePage',
      ['differences', 'history', 'kpis'],
    ),
    page(
      '/scorecards/$scorecardId/differences',
      () => import('@/features/differences/ScorecardDifferencePage'),
      'ScorecardDifferencePage',
      ['differences', 'history', 'kpis'],
    ),
    page('/kpis/$kpiId/differences', () => import('@/features/differences/KpiDifferencePage'), 'KpiDifferencePage', [
      'differences',
      'history',
      'kpis',
    ]),
    page(
      '/scorecards/$scorecardId/history',
      () => import('@/features/scorecards/ScorecardHistoryPage'),
      'ScorecardHistoryPage',
      ['history', 'kpis'],
    ),
    page('/map', () => import('@/features/map/FirstMapPage'), 'FirstMapPage', ['map']),
    page('/kpis', () => import('@/features/kpis/list/KpiListPage'), 'KpiListPage', ['kpis']),
    page('/kpis/new', () => import('@/features/kpis/form/NewKpiPage'), 'NewKpiPage', ['kpis', 'errors']),
    page('/kpis/library', () => import('@/features/library/LibraryPage'), 'LibraryPage', ['library', 'kpis', 'errors']),
    page('/kpis/$kpiId', () => import('@/features/kpis/page/KpiPage'), 'KpiPage', [
      'kpis',
      'apikeys',
      'values',
      'history',
      'errors',
    ]),
    page('/kpis/$kpiId/revise', () => import('@/features/kpis/form/ReviseKpiPage'), 'ReviseKpiPage', [
      'kpis',
      'errors',
    ]),
    page('/okrs', () => import('@/features/okrs/overview/OkrPage'), 'OkrPage', ['okrs', 'errors']),
    page('/okrs/mine', () => import('@/features/okrs/mine/MyOkrsPage'), 'MyOkrsPage', ['okrs']),
    page('/okrs/objectives/$objectiveId', () => import('@/features/okrs/objective/ObjectivePage'), 'ObjectivePage', [
      'okrs',
      'alignment',
    ]),
    page('/okrs/check-ins', () => import('@/features/okrs/checkins/CheckInsPage'), 'CheckInsPage', [
      'checkins',
      'okrs',
      'errors',
    ]),
    page('/okrs/cycles', () => import('@/features/okrs/cycles/CyclesPage'), 'CyclesPage', ['okrs', 'errors']),
    page('/okrs/objectives/$objectiveId/close', () => import('@/features/okrs/closing/ClosePage'), 'ClosePage', [
      'alignment',
      'okrs',
      'errors',
    ]),
    page('/okrs/alignment', () => import('@/features/okrs/alignment/AlignmentPage'), 'AlignmentPage', [
      'alignment',
      'okrs',
    ]),
    page('/okrs/coverage', () => import('@/features/okrs/coverage/CoveragePage'), 'CoveragePage', [
      'alignment',
      'okrs',
      'errors',
    ]),
    page('/okrs/cycles/$cycleId/report', () => import('@/features/okrs/report/CycleReportPage'), 'CycleReportPage', [
      'alignment',
      'okrs',
    ]),
    page('/rewards', () => import('@/features/rewards/mine/MyRewardsPage'), 'MyRewardsPage', ['rewards', 'errors']),
    page(
      '/rewards/statements/$runId/$personId',
      () => import('@/features/rewards/statement/StatementPage'),
      'StatementPage',
      ['rewards', 'errors'],
    ),
    page('/rewards/recognition', () => import('@/features/rewards/recognition/RecognitionPage'), 'RecognitionPage', [
      'rewards',
      'errors',
    ]),
    page('/rewards/plans', () => import('@/features/rewards/plans/PlansPage'), 'PlansPage', ['rewards', 'kpis']),
    page('/rewards/plans/new', () => import('@/features/rewards/plans/NewPlanPage'), 'NewPlanPage', [
      'rewards',
      'kpis',
      'errors',
    ]),
    page('/rewards/plans/$planId', () => import('@/features/rewards/plans/PlanPage'), 'PlanPage', [
      'rewards',
      'kpis',
      'errors',
    ]),
    page('/rewards/runs', () => import('@/features/rewards/runs/RunsPage'), 'RunsPage', ['rewards', 'errors']),
    page('/rewards/runs/$runId', () => import('@/features/rewards/runs/RunPage'), 'RunPage', ['rewards', 'errors']),
    page('/values', () => import('@/features/values/ValuesPage'), 'ValuesPage', ['values', 'errors']),
    page('/values/import', () => import('@/features/imports/ImportsPage'), 'ImportsPage', [
      'imports',
      'values',
      'errors',
    ]),
    page('/values/import/$importId', () => import('@/features/imports/ImportPage'), 'ImportPage', [
      'imports',
      'values',
      'errors',
    ]),
    page('/values/closing', () => import('@/features/closing/ClosingPage'), 'ClosingPage', ['closing', 'errors']),
    page('/organization', () => import('@/features/organization/OrganizationPage'), 'OrganizationPage', [
      'organization',
      'session',
      'errors',
    ]),
    page('/audit', () => import('@/features/audit/AuditPage'), 'AuditPage', [
      'audit',
      'integrity',
      'session',
      'errors',
    ]),
    page('/integrity', () => import('@/features/integrity/IntegrityPage'), 'IntegrityPage', ['integrity']),
    page('/integrity/streams/$kind/$id', () => import('@/features/integrity/StreamProofPage'), 'StreamProofPage', [
      'integrity',
    ]),
    page('/account', () => import('@/features/session/account/AccountPage'), 'AccountPage', [
      'account',
      'session',
      'errors',
    ]),
    page('/account/api-keys', () => import('@/features/apikeys/ApiKeysPage'), 'ApiKeysPage', ['apikeys', 'errors']),
    page('$', () => import('./NotFoundPage'), 'NotFoundPage', []),
  ]),
]);

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0, // freshness is TanStack Query's business
    defaultPendingMs: 300,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
