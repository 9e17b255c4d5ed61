import { screen, waitFor, within } from '@testing-library/react';
import { renderPage } from '@/test/renderPage';
import { type Column, DataTable } from './DataTable';

interface Row {
  id: string;
  name: string;
  score: number | null;
}

const rows: Row[] = [
  { id: 'a', name: 'Revenue', score: 88 },
  { id: 'b', name: 'Churn', score: null },
  { id: 'c', name: '=HYPERLINK("x")', score: 112 },
];

const columns: Column<Row>[] = [
  {
    key: 'name',
    header: 'Name',
    cell: (row) => <a href={`#${row.id}`}>{row.name}</a>,
    sortBy: (row) => row.name,
    csv: (row) => row.name,
  },
  { key: 'score', header: 'Score', cell: (row) => row.score, sortBy: (row) => row.score, csv: (row) => row.score },
];

const table = (shown: Row[] = rows) => (
  <DataTable
    label="KPIs"
    rows={shown}
    rowKey={(row) => row.id}
    columns={columns}
    csvName="kpis"
    empty={<p>No KPIs yet.</p>}
  />
);

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

test('A click on a heading sorts, a second one turns the order, and the URL keeps it', async () => {
  const { user, router } = renderPage(table());

  await user.click(await screen.findByRole('button', { name: 'Score' }));
  expect(names()).toEqual(['Revenue', '=HYPERLINK("x")', 'Churn']);
  expect(screen.getByRole('columnheader', { name: 'Score' })).toHaveAttribute('aria-sort', 'ascending');

  await user.click(screen.getByRole('button', { name: 'Score' }));
  expect(names()).toEqual(['=HYPERLINK("x")', 'Revenue', 'Churn']);
  expect(router.state.location.searchStr).toBe('?sort=score.desc');
});

test('The arrow keys move from row to row', async () => {
  const { user } = renderPage(table());

  (await screen.findByRole('link', { name: 'Revenue' })).focus();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(screen.getByRole('link', { name: 'Churn' })).toHaveFocus());
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(screen.getByRole('link', { name: 'Revenue' })).toHaveFocus());
});

test('An exported file holds the rows as they are sorted, and no formula', async () => {
  const saved: Blob[] = [];
  URL.createObjectURL = (blob) => {
    saved.push(blob as Blob);
    return 'blob:table';
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const { user } = renderPage(table(), { url: '/?sort=score.desc' });

  await user.click(await screen.findByRole('button', { name: 'Export KPIs' }));
  await user.click(await screen.findByRole('menuitem', { name: 'CSV' }));

  await waitFor(() => expect(saved).toHaveLength(1));
  expect(await saved[0]?.text()).toBe(
    '\ufeffName,Score\r\n"\'=HYPERLINK(""x"")",112\r\nRevenue,88\r\nChurn,\r\n'.replace('\ufeff', ''),
  );
});

test('Without rows it shows what to do instead', async () => {
  renderPage(table([]));

  expect(await screen.findByText('No KPIs yet.')).toBeVisible();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('Of thousands of rows only those in view are in the document, and all are counted', async () => {
  renderPage(
    table(Array.from({ length: 2_000 }, (_, index) => ({ id: `${index}`, name: `KPI ${index}`, score: index }))),
  );

  const found = await screen.findByRole('table', { name: 'KPIs' });
  expect(found).toHaveAttribute('aria-rowcount', '2001');
  expect(within(found).getAllByRole('row').length).toBeLessThan(100);
});
