import { screen, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { session } from '@/test/fixtures';
import { contentIn, cycleOf, keyResultOf, objectiveOf, serveOkrs } from '@/test/okrs';
import { renderPage } from '@/test/renderPage';
import { OkrPage } from './OkrPage';

const company = objectiveOf({
  id: 'o-company',
  title: 'Half of our revenue comes from services',
  unitId: 'u-company',
  unitName: 'Company',
  ambition: 'aspirational',
  owner: { id: 'p-lee', name: 'Lee Jun' },
  keyResults: [],
});
const atRisk = objectiveOf({
  id: 'o-hr',
  title: 'New people feel at home',
  unitId: 'u-hr',
  unitName: 'People',
  owner: null,
  reading: { ...objectiveOf().reading, status: 'at-risk' },
});

test('Objectives stand below their units, each key result with progress, confidence and its last check-in', async () => {
  serveOkrs({ objectives: [company, objectiveOf()] });
  renderPage(<OkrPage />);

  const card = await screen.findByRole('article', { name: 'Customers stay with us' });
  const row = within(card)
    .getByRole('list', { name: /Key results of/ })
    .querySelector('li') as HTMLElement;
  expect(within(row).getByText('25%')).toBeVisible();
  expect(within(row).getByText('40% → 20%')).toBeVisible();
  expect(within(row).getByRole('img', { name: 'Progress 75%, 57% of the cycle has gone by' })).toBeVisible();
  expect(within(row).getByRole('img', { name: 'Confidence 7 of 10' })).toBeVisible();
  expect(within(row).getByText('checked in 3 days ago')).toBeVisible();
  const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(titles).toEqual(['Company', 'Sales']);
  expect(screen.getByText('40 days left')).toBeVisible();
});

test('What is filtered by is in the address', async () => {
  serveOkrs({ objectives: [company, objectiveOf(), atRisk] });
  const { user, router } = renderPage(<OkrPage />, { url: '/?status=at-risk' });

  expect(await screen.findByRole('link', { name: 'New people feel at home' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Customers stay with us' })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Only mine' }));
  expect(await screen.findByText('No objective matches the filters.')).toBeVisible();
  expect(router.state.location.search).toEqual({ status: 'at-risk', owner: 'me' });
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByRole('link', { name: 'Customers stay with us' })).toBeVisible();
});

test('A unit stands beside the objectives of the units above it', async () => {
  serveOkrs({ objectives: [company, objectiveOf(), atRisk] });
  renderPage(<OkrPage />, { url: '/?unit=u-sales' });

  const beside = await screen.findByRole('complementary', { name: 'Objectives of the units above' });
  expect(within(beside).getByRole('link', { name: 'Half of our revenue comes from services' })).toBeVisible();
  expect(screen.getAllByRole('article')).toHaveLength(1);
  expect(screen.queryByText('New people feel at home')).toBeNull();
});

test('A share of zones says which zone it reached, and what that means', async () => {
  const zones = { commit: 'Ten shops', target: 'Twenty', stretch: 'Thirty' };
  const measure = { ...keyResultOf().measure, kind: 'zones' as const, start: null, target: null, zones };
  const at = (id: string, current: number | null) =>
    keyResultOf({ id, measure, reading: { ...keyResultOf().reading, current } });
  serveOkrs({ objectives: [objectiveOf({ keyResults: [at('a', 0.7), at('b', 0.1), at('c', 1)] })] });
  renderPage(<OkrPage />);
  expect(await screen.findByText('Target: Twenty')).toBeVisible();
  expect(screen.getByText('Below commit: Ten shops')).toBeVisible();
  expect(screen.getByText('Stretch: Thirty')).toBeVisible();
});

test('The age of a check-in is counted from the day that is looked at', async () => {
  const reading = { ...keyResultOf().reading, lastCheckInOn: '2026-08-28' };
  serveOkrs({ objectives: [objectiveOf({ keyResults: [keyResultOf({ reading })] })] });
  renderPage(<OkrPage />, { url: '/?date=2026-08' });
  expect(await screen.findByText('checked in 3 days ago')).toBeVisible();
});

test('Another cycle is one choice away, and a moment of the past is asked for', async () => {
  const { asked } = serveOkrs({
    cycles: [cycleOf(), cycleOf({ id: 'cy-q3', name: 'Q3 2026', status: 'closed', elapsed: 1 })],
    objectives: [],
  });
  const { user, router } = renderPage(<OkrPage />, { url: '/?date=2026-09&knownAt=2026-10-02T00:00:00.000Z' });

  await user.click(await screen.findByRole('combobox', { name: 'Cycle' }));
  await user.click(await screen.findByRole('option', { name: 'Q3 2026 · Closed' }));
  expect(await screen.findByText('There are no objectives in Q3 2026 yet.')).toBeVisible();
  expect(router.state.location.search).toMatchObject({ cycle: 'cy-q3' });
  expect(asked[0]?.search).toBe('?date=2026-09&knownAt=2026-10-02T00%3A00%3A00.000Z');
  expect(screen.queryByRole('button', { name: 'Write objectives' })).toBeNull();
});

test('Without a cycle the page says who plans one', async () => {
  serveOkrs({ cycles: [] });
  renderPage(<OkrPage />, { session: { ...session, permissions: [{ permission: 'read', unitIds: ['u-company'] }] } });

  expect(await screen.findByText(/Cycles are planned by leadership and administrators/)).toBeVisible();
  expect(screen.getAllByRole('link', { name: 'Cycles' })).not.toHaveLength(0);
});

test('Objectives and key results are written with the keyboard alone', async () => {
  const { sent } = serveOkrs();
  const { user } = renderPage(<OkrPage />, { url: '/?unit=u-sales&write=objectives' });

  const title = await screen.findByRole('textbox', { name: 'Objective' });
  expect(title).toHaveFocus();
  await user.keyboard('Partners sell for us{Enter}Customers stay{Tab}');
  const name = await screen.findByRole('textbox', { name: 'Key result' });
  await vi.waitFor(() => expect(name).toHaveFocus());
  await user.keyboard('Churn falls{Enter}');
  await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Start' })).toHaveFocus());
  await user.keyboard('20{Tab}20');
  expect(screen.getByText(/Start and target are the same/)).toBeVisible();
  await user.keyboard('{Backspace}{Backspace}-2.5{Tab}%{Enter}');
  await vi.waitFor(() => expect(sent).toHaveLength(3));

  expect(sent[0]?.body).toMatchObject({ title: 'Partners sell for us', unitId: 'u-sales', ownerPersonId: 'p-kim' });
  expect(sent[1]?.body).toMatchObject({ title: 'Customers stay', cycleId: 'cy-q4', parents: [] });
  expect(sent[2]?.body.expectedVersion).toBe(12);
  expect(contentIn(sent[2])).toMatchObject({
    title: 'Churn falls',
    measure: { kind: 'metric', start: 20, target: -2.5, unitSymbol: '%', decimals: 1 },
  });
  // The next line is there already, measured alike; Enter on the empty one goes back to objectives.
  await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Key result' })).toHaveFocus());
  expect(screen.getByRole('textbox', { name: 'Unit of measure' })).toHaveValue('%');
  await user.keyboard('{Enter}');
  await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Objective' })).toHaveFocus());
});

test('A title that is too long is kept whole and said; Enter in an empty line is no mistake', async () => {
  const { sent } = serveOkrs();
  const { user } = renderPage(<OkrPage />, { url: '/?unit=u-sales&write=objectives' });

  const title = await screen.findByRole('textbox', { name: 'Objective' });
  await user.click(title);
  await user.paste('x'.repeat(201));
  await user.keyboard('{Enter}{Tab}');
  expect(title).toHaveValue('x'.repeat(201));
  expect(screen.getByText('At most 200 characters; there are 201 now.')).toBeVisible();
  expect(sent).toHaveLength(0);

  await user.clear(title);
  await user.type(title, 'Customers stay{Enter}{Enter}');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(title).toHaveValue('');
  expect(title).toBeValid();
  expect(screen.queryByText('Please fill this in.')).toBeNull();
});

test('An objective that is refused stays in its line with the reason, and outlives the page', async () => {
  let broken = true;
  const { sent } = serveOkrs({
    refuse: () => (broken ? HttpResponse.json({ code: 'cycle.closed' }, { status: 409 }) : undefined),
  });
  const { user } = renderPage(<OkrPage />, { url: '/?write=objectives' });

  await user.type(await screen.findByRole('textbox', { name: 'Objective' }), 'Customers stay{Enter}');
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.getByDisplayValue('Customers stay')).toBeVisible();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Save again' }));
  expect(await screen.findByRole('link', { name: 'Customers stay' })).toBeVisible();
  expect(sent.map(({ to }) => to)).toEqual([sent[0]?.to, sent[0]?.to]);
});

test('A key result that a KPI drives names it to those who may see it', async () => {
  serveOkrs({
    objectives: [
      objectiveOf({
        keyResults: [
          keyResultOf({ kpi: { id: 'k1', code: 'churn', name: 'Churn' } }),
          keyResultOf({ id: 'kr2', title: 'Something', kpiHidden: true }),
        ],
      }),
    ],
  });
  renderPage(<OkrPage />);

  expect(await screen.findByRole('link', { name: 'KPI Churn' })).toHaveAttribute('href', '/kpis/k1');
  expect(screen.getByText('Driven by a KPI you may not see')).toBeVisible();
});
