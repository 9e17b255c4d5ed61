import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { session } from '@/test/fixtures';
import { listItem } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { KpiListPage } from './KpiListPage';

const revenue = {
  ...listItem,
  id: 'k-revenue',
  code: 'revenue',
  name: 'Revenue',
  status: 'red' as const,
  ownerPersonId: 'p-lee',
  ownerPersonName: 'Lee',
  score: 40,
};
const serve = (kpis: object[], focus: object[] = []) =>
  server.use(
    http.get('*/api/v1/kpis', () => HttpResponse.json(kpis)),
    http.get('*/api/v1/focus', () => HttpResponse.json(focus)),
  );
const names = () => screen.getAllByRole('rowheader').map((cell) => within(cell).getByRole('link').textContent);

test('Filters stand in the URL and narrow the list', async () => {
  serve([listItem, revenue]);
  const { user, router } = renderPage(<KpiListPage />, { path: '/kpis' });
  await screen.findByRole('table', { name: 'KPIs' });
  expect(names()).toEqual(['Churn', 'Revenue']);

  await user.click(within(screen.getByRole('search')).getByRole('button', { name: 'Status' }));
  await user.click(await screen.findByRole('checkbox', { name: /Off track/ }));
  expect(await screen.findByRole('button', { name: 'Status: 1' })).toBeVisible();
  expect(names()).toEqual(['Revenue']);
  expect(router.state.location.searchStr).toContain('status=red');
});

test('A list opened by its URL shows what the URL says', async () => {
  serve([listItem, revenue]);
  renderPage(<KpiListPage />, { path: '/kpis', url: '/kpis?owner=me&sort=score.asc' });
  await screen.findByRole('table', { name: 'KPIs' });
  expect(names()).toEqual(['Churn']);
  expect(screen.getByRole('checkbox', { name: 'Mine only' })).toBeChecked();
});

test('A figure that is shown shortened tells its digits when pointed at', async () => {
  serve([{ ...listItem, value: 123_456_789, unitKind: 'count', unitSymbol: null, decimals: 0 }]);
  renderPage(<KpiListPage />, { path: '/kpis' });
  expect(await screen.findByTitle('123,456,789')).toHaveTextContent('123.5M');
});

test('Where a unit or a person has lost focus is said once, below the list', async () => {
  const lost = { code: 'too-many-kpis', count: 9, limit: 5 };
  serve(
    [listItem],
    [
      { ...lost, subjectKind: 'unit', subjectId: 'u-sales', subjectName: 'Sales' },
      { ...lost, subjectKind: 'objective', subjectId: 'o1', subjectName: 'Grow' },
    ],
  );
  renderPage(<KpiListPage />, { path: '/kpis' });
  expect(await screen.findByText('Sales has 9 KPIs; more than 5 blur the focus.')).toBeVisible();
  expect(screen.queryByText(/Grow has/)).not.toBeInTheDocument();
});

test('When nothing matches one click brings everything back', async () => {
  serve([listItem]);
  const { user } = renderPage(<KpiListPage />, { path: '/kpis', url: '/kpis?q=nothing' });
  expect(await screen.findByText('No KPI matches these filters.')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement);
  expect(await screen.findByRole('link', { name: 'Churn' })).toBeVisible();
});

test('An empty organization is pointed to the library', async () => {
  serve([]);
  renderPage(<KpiListPage />, { path: '/kpis' });
  expect(await screen.findByRole('link', { name: 'Choose from the library' })).toHaveAttribute('href', '/kpis/library');
});

test('Whoever may not define KPIs sees why the button does nothing', async () => {
  serve([listItem]);
  const viewer = { ...session, permissions: [{ permission: 'read' as const, unitIds: ['u-company'] }] };
  const { user } = renderPage(<KpiListPage />, { path: '/kpis', session: viewer });
  const button = await screen.findByRole('button', { name: 'New KPI' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.hover(button);
  expect(await screen.findByRole('tooltip')).toBeVisible();
});
