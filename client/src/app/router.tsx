import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { isSignedIn, sessionQuery } from '@/shared/session';
import { unitsQuery } from '@/shared/units';
import { AppShell } from './AppShell';
import { NotFoundPage } from './NotFoundPage';
import { RouteError } from './RouteError';
import { parseSearch, type Search, stringifySearch } from './search';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: (search: Record<string, unknown>) => search as Search,
  // What is looked at, and as of when, stays while one walks from page to page.
  search: { middlewares: [retainSearchParams<Search>(['date', 'knownAt', 'unit'])] },
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: RouteError,
});

/** Everything that needs somebody signed in. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: AppShell,
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery());
    if (!isSignedIn(session)) throw redirect({ to: '/sign-in', search: { returnTo: location.href } });
    // Not awaited: the shell suspends on it while the page's own code loads.
    void queryClient.prefetchQuery(unitsQuery());
  },
});

/** A page inside the shell, loaded when first visited. */
const page = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => shellRoute, path, component });

/** A page for whoever is not signed in. */
const openPage = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => rootRoute, path, component });

const routeTree = rootRoute.addChildren([
  openPage(
    '/sign-in',
    lazyRouteComponent(() => import('@/features/session/SignInPage'), 'SignInPage'),
  ),
  openPage(
    '/setup',
    lazyRouteComponent(() => import('@/features/session/SetupPage'), 'SetupPage'),
  ),
  openPage(
    '/invitations/$token',
    lazyRouteComponent(() => import('@/features/session/InvitationPage'), 'InvitationPage'),
  ),
  shellRoute.addChildren([
    page(
      '/',
      lazyRouteComponent(() => import('@/features/home/HomePage'), 'HomePage'),
    ),
    page(
      '/account',
      lazyRouteComponent(() => import('@/features/session/AccountPage'), 'AccountPage'),
    ),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
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
