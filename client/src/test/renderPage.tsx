import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { parseSearch, type Search, stringifySearch } from '@/app/search';
import { ThemeProvider } from '@/app/ThemeProvider';
import { remember, type Session, sessionKey } from '@/shared/session';
import { unitsKey } from '@/shared/units';
import { LocaleSettingsProvider } from '@/ui/LocaleSettings';
import { PageBoundary } from '@/ui/PageBoundary';
import { session as administrator, units } from './fixtures';

interface Options {
  /** The route the page stands at, such as `/kpis/$kpiId`. */
  path?: string;
  /** The address it is opened with, such as `/kpis/k1?date=2026-10`. The path when absent. */
  url?: string;
  /** Who is signed in; an administrator of everything when absent. */
  session?: Session;
}

/** Renders a page as the app does: signed in, in a router, with a cache of its own. Other addresses show their path. */
export function renderPage(page: ReactElement, { path = '/', url = path, session = administrator }: Options = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });
  queryClient.setQueryData(sessionKey, remember(session));
  queryClient.setQueryData(unitsKey, units);

  const rootRoute = createRootRoute({
    validateSearch: (search: Record<string, unknown>) => search as Search,
    component: () => (
      <LocaleSettingsProvider settings={session.organization}>
        <PageBoundary>
          <Outlet />
        </PageBoundary>
      </LocaleSettingsProvider>
    ),
    notFoundComponent: () => null,
  });
  const pageRoute = createRoute({ getParentRoute: () => rootRoute, path, component: () => page });
  const router = createRouter({
    routeTree: rootRoute.addChildren([pageRoute]),
    history: createMemoryHistory({ initialEntries: [url] }),
    parseSearch,
    stringifySearch,
  });

  render(
    <ThemeProvider env="test">
      <QueryClientProvider client={queryClient}>
        <Notifications />
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </ThemeProvider>,
  );
  return { user: userEvent.setup(), router, queryClient };
}
