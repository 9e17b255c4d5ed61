import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import '@/ui/tokens.css';
import { toProblem } from '@/api/problem';
import { createAppRouter } from '@/app/router';
import { ThemeProvider } from '@/app/ThemeProvider';
import { firstLanguage, loadTexts, speak } from '@/i18n';
import { sessionQuery, speakAsPreferred } from '@/shared/session';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the API refused it will refuse again; what did not arrive may arrive.
      retry: (failures, error) => {
        const { status, code } = toProblem(error);
        return failures < 2 && (code === 'network' || status >= 500);
      },
    },
  },
});
const router = createAppRouter(queryClient);

async function start(root: HTMLElement) {
  // One request, needed by every page; meanwhile the texts load. A failure is shown by the router.
  const [session] = await Promise.all([
    queryClient.fetchQuery({ ...sessionQuery(), retry: false }).catch(() => null),
    speak(firstLanguage()),
  ]);
  await speakAsPreferred(session);

  createRoot(root, {
    // That there is nothing, or no right to it, is said on the page and no fault of it.
    onCaughtError: (error) => {
      const { status } = toProblem(error);
      // biome-ignore lint/suspicious/noConsole: what React does with every other one
      if (status < 400 || status >= 500) console.error(error);
    },
  }).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  );
  // Needed when something fails, and then at once.
  void loadTexts(['errors']);
}

const root = document.getElementById('root');
if (root) void start(root);
