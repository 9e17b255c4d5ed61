import { useSuspenseQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { api } from '@/api/client';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { PageBoundary } from '@/ui/PageBoundary';
import { OutageBand } from './OutageBand';

function Units() {
  const { data } = useSuspenseQuery({ queryKey: ['outage'], queryFn: () => api.listUnits(), retry: false });
  return <p>{data.length} units</p>;
}

test('An outage is said in words, and a page that failed by it comes by itself when it is over', async () => {
  let down = true;
  const away = () => HttpResponse.json({ code: 'service.unavailable' }, { status: 503 });
  server.use(
    http.get('*/api/v1/units', () => (down ? away() : HttpResponse.json([]))),
    http.get('*/api/v1/session', () => (down ? away() : HttpResponse.json({}))),
  );
  renderPage(
    <>
      <input aria-label="Typing" />
      <OutageBand />
      <PageBoundary>
        <Units />
      </PageBoundary>
    </>,
  );

  await screen.findByText('The server does not answer at the moment.', { exact: false }, { timeout: 10_000 });
  expect(screen.getByRole('alert').textContent).toContain('Its database cannot be reached.');

  down = false;
  await screen.findByText('0 units', {}, { timeout: 10_000 });
  expect(screen.queryByText('The server does not answer at the moment.', { exact: false })).toBeNull();
}, 25_000);
