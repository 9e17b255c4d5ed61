import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { AlignmentView } from '@/api/generated';
import { alignment, asOf, cycle, node } from '@/test/okrAlignment';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { AlignmentPage } from './AlignmentPage';

function open(url: string, answer: AlignmentView = alignment()) {
  server.use(
    http.get('*/api/v1/alignment', () => HttpResponse.json(answer)),
    http.get('*/api/v1/cycles', () =>
      HttpResponse.json({ asOf, cycles: [{ ...cycle, rhythm: { everyDays: 7, graceDays: 3 } }], canManage: true }),
    ),
  );
  return renderPage(<AlignmentPage />, { path: '/okrs/alignment', url });
}

const line = (name: RegExp) => screen.getByRole('treeitem', { name });

test('The tree is walked, folded and left with the keys that trees have', async () => {
  const { user, router } = open('/okrs/alignment');

  const tree = await screen.findByRole('tree', { name: 'Objectives as a tree' });
  expect(within(tree).getAllByRole('treeitem')).toHaveLength(7);
  expect(line(/Win large customers/)).toHaveAttribute('aria-level', '2');
  expect(line(/Churn below/)).toHaveAttribute('aria-posinset', '2');

  line(/Grow profitably/).focus();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(line(/Win large customers/)).toHaveFocus());
  await user.keyboard('{ArrowLeft}');
  expect(line(/Win large customers/)).toHaveAttribute('aria-expanded', 'false');
  expect(screen.queryByRole('treeitem', { name: /Shorter sales cycle/ })).not.toBeInTheDocument();
  await user.keyboard('{ArrowLeft}');
  await waitFor(() => expect(line(/Grow profitably/)).toHaveFocus());
  await user.keyboard('{End}');
  await waitFor(() => expect(line(/Hire well/)).toHaveFocus());
  await user.keyboard('w');
  await waitFor(() => expect(line(/Win large customers/)).toHaveFocus());
  expect(within(tree).getAllByRole('treeitem', { selected: true })).toHaveLength(1);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/okrs/objectives/o1'));
});

test('Filters stand in the address; what only leads to a match stays visible', async () => {
  const { user, router } = open('/okrs/alignment?status=off-track');

  await screen.findByRole('tree');
  expect(screen.getAllByRole('treeitem')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(7));
  await user.click(screen.getByRole('checkbox', { name: 'Only what is not aligned' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ unaligned: '1' }));
  expect(line(/Hire well/)).toHaveTextContent('Not aligned');
});

test('The list holds the same links, with what each supports', async () => {
  open('/okrs/alignment?view=list');

  const table = within(await screen.findByRole('table', { name: 'Objectives and what they support' }));
  expect(table.getAllByRole('row')).toHaveLength(8);
  const row = within(table.getByRole('rowheader', { name: /Shorter sales cycle/ }).closest('tr') as HTMLElement);
  expect(row.getByRole('link', { name: /Twenty contracts/ })).toHaveAttribute(
    'href',
    '/okrs/objectives/o1#key-result-k1',
  );
  expect(row.getByText('On track')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Export Objectives and what they support' })).toBeVisible();
});

test('From any line on the rest can be looked at alone, and the address says so', async () => {
  const { user, router } = open('/okrs/alignment?root=o2');

  await screen.findByRole('tree');
  expect(screen.getAllByRole('treeitem')).toHaveLength(2);
  await user.click(screen.getByRole('link', { name: 'Show all' }));
  await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(7));
  expect(router.state.location.search).toEqual({});
});

test('Of thousands only the lines in view are in the document', async () => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600); // jsdom lays nothing out
  const many = Array.from({ length: 3_000 }, (_, index) => node({ id: `x${index}`, title: `Objective ${index}` }));
  open('/okrs/alignment', alignment({ nodes: many, links: [] }));

  await screen.findByRole('tree');
  const items = await screen.findAllByRole('treeitem');
  expect(items.length).toBeLessThan(80);
  expect(items[0]).toHaveAttribute('aria-setsize', '3000');
});

test('The cycle is called as it is everywhere', async () => {
  open('/okrs/alignment');
  expect(await screen.findByText(/^Q4 2026 · \d/)).toBeVisible();
});

test('A cycle without objectives says so in one sentence', async () => {
  open('/okrs/alignment', alignment({ nodes: [], links: [] }));
  expect(await screen.findByText('This cycle has no objectives yet.')).toBeVisible();
});

test.each(['tree', 'list'])('The %s has no fault that axe knows', async (view) => {
  open(`/okrs/alignment?view=${view}`);
  await screen.findByRole(view === 'tree' ? 'tree' : 'table');
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
