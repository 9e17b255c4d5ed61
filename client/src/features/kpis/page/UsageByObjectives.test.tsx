import { screen } from '@testing-library/react';
import { keyResultOf, objectiveOf, serveOkrs } from '@/test/okrs';
import { renderPage } from '@/test/renderPage';
import { UsageByObjectives } from './UsageByObjectives';

const kpi = { id: 'k1', code: 'churn' };

test('The key results that a KPI moves lead to their objective', async () => {
  serveOkrs({
    objectives: [
      objectiveOf({
        keyResults: [keyResultOf({ kpi: { ...kpi, name: 'Churn' } }), keyResultOf({ id: 'kr2', title: 'Another' })],
      }),
    ],
  });
  renderPage(<UsageByObjectives kpi={kpi} />);

  const link = await screen.findByRole('link', { name: 'Churn falls to 20 %' });
  expect(link).toHaveAttribute('href', '/okrs/objectives/o-loyal#kr-kr-churn');
  expect(screen.queryByText('Another')).toBeNull();
});
