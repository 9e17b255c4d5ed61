import { screen } from '@testing-library/react';
import { renderPage } from '@/test/renderPage';
import type { GridCell } from './gridCell';
import { ValueDraftsProvider } from './useValueDrafts';
import { ValueFields } from './ValueFields';

const cell = (of: Partial<GridCell>): GridCell => ({
  kpiId: 'k-churn',
  period: '2026-10',
  name: 'Churn',
  periodName: 'Oct 2026',
  kind: { unitKind: 'percent', unitSymbol: null, decimals: 1, direction: 'decrease', aggregation: 'last' } as never,
  saved: { value: 2.5, numerator: null, denominator: null, notApplicable: false, comment: null, revision: 1 },
  target: 3,
  score: 110,
  status: 'green',
  readOnly: null,
  ...of,
});

const show = (...cells: GridCell[]) =>
  renderPage(
    <ValueDraftsProvider cell={() => undefined}>
      <ValueFields label="Values" cells={cells} heading={(of) => of.name} />
    </ValueDraftsProvider>,
  );

test('Where nothing may be entered the values are text, and the reason is said once', async () => {
  show(cell({ readOnly: 'right' }), cell({ kpiId: 'k2', name: 'Margin', readOnly: 'right' }));
  expect(await screen.findAllByText('2.5%')).toHaveLength(2);
  expect(screen.getAllByText(/right/i)).toHaveLength(1);
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('What may be entered has a field, what may not is read', async () => {
  show(cell({}), cell({ kpiId: 'k2', name: 'Margin', readOnly: 'right' }));
  expect(await screen.findByRole('textbox', { name: /Churn/ })).toHaveValue('2.5');
  expect(screen.getAllByRole('textbox')).toHaveLength(1);
  expect(screen.getByText('2.5%')).toBeVisible();
});

test('A field that one is not in groups its digits, and shows of a ratio the figure with its parts beside it', async () => {
  const saved = cell({}).saved;
  const { user } = show(
    cell({ saved: { ...saved, value: 19250000000 } }),
    cell({
      kpiId: 'k2',
      name: 'Margin',
      kind: { ...cell({}).kind, aggregation: 'ratio' },
      saved: { ...saved, value: 31.4, numerator: 942200000, denominator: 3000000000 },
    }),
  );
  const plain = await screen.findByRole('textbox', { name: /Churn/ });
  const ratio = screen.getByRole('textbox', { name: /Margin/ });
  expect(plain).toHaveValue('19,250,000,000');
  expect(ratio).toHaveValue('31.4');
  expect(screen.getByText('942,200,000 ÷ 3,000,000,000')).toBeVisible();

  await user.click(ratio);
  expect(ratio).toHaveValue('942200000/3000000000');
  expect(plain).toHaveValue('19,250,000,000');
});
