import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { RewardPlanDetail } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { PlanWarnings } from './PlanWarnings';

test('What happened to the KPI of an award is said of the KPI, and everything else of the award', async () => {
  server.use(
    http.get('*/api/v1/kpis', () => HttpResponse.json([{ id: 'k-csat', name: 'CSAT', code: 'csat' }])),
    http.get('*/api/v1/people', () => HttpResponse.json([])),
  );
  const detail = {
    draft: {
      measures: [],
      gates: [],
      modifiers: [],
      awards: [{ id: 'a-1', name: 'Special leave', condition: { kpiId: 'k-csat' }, top: null }],
    },
    warnings: [
      { code: 'kpi-target-changed', ruleId: 'a-1' },
      { code: 'award-unit-empty', ruleId: 'a-1' },
    ],
  } as unknown as RewardPlanDetail;

  renderPage(<PlanWarnings detail={detail} />);

  expect(await screen.findByText('CSAT: the target was changed after the period had begun.')).toBeVisible();
  expect(screen.getByText('Special leave: nobody takes part in its unit.')).toBeVisible();
});
