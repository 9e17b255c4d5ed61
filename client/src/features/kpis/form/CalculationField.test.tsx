import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { CheckCalculationRequest, DefineKpiRequest } from '@/api/generated';
import { listItem, smart } from '@/test/kpis';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { NewKpiPage } from './NewKpiPage';

const kpis = [
  { ...listItem, id: 'k-visitors', code: 'visitors', name: 'Visitors' },
  { ...listItem, id: 'k-visits', code: 'visits', name: 'Visits' },
];
const good = {
  errors: [],
  inputs: [
    {
      code: 'visitors',
      kpiId: 'k-visitors',
      name: 'Visitors',
      unitKind: 'count',
      unitSymbol: null,
      frequency: 'monthly',
    },
  ],
  unit: 'KRW/count',
  preview: [
    { period: '2026-09', value: 12, reason: null },
    { period: '2026-10', value: null, reason: 'division-by-zero' },
  ],
};

function serve(answer: object) {
  const checked: CheckCalculationRequest[] = [];
  const sent: DefineKpiRequest[] = [];
  server.use(
    http.get('*/api/v1/kpis', () => HttpResponse.json(kpis)),
    http.get('*/api/v1/people', () => HttpResponse.json([])),
    http.post('*/api/v1/kpis/smart-checks', () => HttpResponse.json(smart)),
    http.post('*/api/v1/kpis/calculation-checks', async ({ request }) => {
      checked.push((await request.json()) as CheckCalculationRequest);
      return HttpResponse.json(answer);
    }),
    http.put('*/api/v1/kpis/:id', async ({ request }) => {
      sent.push((await request.json()) as DefineKpiRequest);
      return HttpResponse.json(
        { code: 'calculation.circle', subject: 'a → b → a', calculation: [], other: null, suggestion: null },
        { status: 422 },
      );
    }),
  );
  return { checked, sent };
}
beforeEach(() => sessionStorage.clear());

test('A code is proposed while one types and taken over with the keyboard', async () => {
  serve(good);
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  const field = await screen.findByLabelText(/^Formula over KPIs/);
  await user.type(field, '2 * vis');
  const list = await screen.findByRole('listbox', { name: 'KPI codes' });
  expect(within(list).getAllByRole('option')).toHaveLength(2);
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await waitFor(() => expect(field).toHaveValue('2 * visits'));
  expect(screen.queryByRole('listbox', { name: 'KPI codes' })).not.toBeInTheDocument();
});

test('What it would have computed is shown, with the unit and the reason where there is no value', async () => {
  const { checked } = serve(good);
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Formula over KPIs/), '24 / visitors');
  expect(
    await screen.findByText('Computed from Visitors. The result is in: KRW/Count.', {}, { timeout: 3000 }),
  ).toBeVisible();
  expect(screen.getByText('It would divide by zero.')).toBeVisible();
  expect(checked.at(-1)?.definition.calculation).toBe('24 / visitors');
});

test('A mistake is marked at its place, and its suggestion repairs it', async () => {
  serve({
    errors: [
      {
        code: 'calculation.kpi_unknown',
        detail: '',
        start: 4,
        length: 7,
        subject: 'vistors',
        other: null,
        suggestion: 'visitors',
      },
    ],
    inputs: [],
    unit: null,
    preview: [],
  });
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  const field = await screen.findByLabelText(/^Formula over KPIs/);
  await user.type(field, '24 /vistors');
  await user.clear(field);
  await user.type(field, '2 / vistors');
  const mark = await screen.findByText('vistors', { selector: 'mark' }, { timeout: 3000 });
  expect(mark).toBeVisible();
  expect(screen.getByText(/^There is no KPI with the code “vistors”/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Use visitors' }));
  await waitFor(() => expect(field).toHaveValue('2 / visitors'));
});

test('What saving refuses stands beside the formula', async () => {
  const { sent } = serve(good);
  const { user } = renderPage(<NewKpiPage />, { path: '/kpis/new' });
  await user.type(await screen.findByLabelText(/^Formula over KPIs/), '2 * visits');
  await user.type(screen.getByLabelText(/^Name/), 'Twice{Enter}');
  await waitFor(() => expect(sent[0]?.definition.calculation).toBe('2 * visits'));
  await waitFor(() => expect(screen.getByLabelText(/^Formula over KPIs/)).toBeInvalid());
});
