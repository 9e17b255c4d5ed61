import { useSuspenseQuery } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { api } from '@/api/client';
import { tellSignedIn } from '@/shared/session';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { PageBoundary } from '@/ui/PageBoundary';
import SessionExpiredDialog from './SessionExpiredDialog';

function Units() {
  const { data } = useSuspenseQuery({ queryKey: ['expired'], queryFn: () => api.listUnits(), retry: false });
  return <p>{data.length} units</p>;
}

test.each([
  ['says so', () => tellSignedIn()],
  ['was used for it and this one is turned to', () => window.dispatchEvent(new Event('focus'))],
])('A page that failed for want of a session comes by itself once another window %s', async (_, sign) => {
  let signedIn = false;
  server.use(
    http.get('*/api/v1/units', () =>
      signedIn ? HttpResponse.json([]) : HttpResponse.json({ code: 'session.required' }, { status: 401 }),
    ),
    http.get('*/api/v1/session', () => HttpResponse.json(signedIn ? session : { ...session, signedIn: false })),
  );
  renderPage(
    <>
      <SessionExpiredDialog />
      <PageBoundary>
        <Units />
      </PageBoundary>
    </>,
  );
  expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  await screen.findByText('You are not signed in.');

  signedIn = true;
  act(sign);

  expect(await screen.findByText('0 units')).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});
