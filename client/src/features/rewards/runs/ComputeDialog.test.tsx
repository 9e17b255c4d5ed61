import { screen, within } from '@testing-library/react';
import { delay, HttpResponse, http } from 'msw';
import { renderPage } from '@/test/renderPage';
import { hr } from '@/test/rewards';
import { server } from '@/test/server';
import { ComputeDialog } from './ComputeDialog';

const plan = {
  id: 'plan-1',
  version: 2,
  name: 'Sales bonus',
  description: null,
  frequency: 'quarterly' as const,
  unitId: 'u-sales',
  unitName: 'Sales',
  archived: false,
  hasDraft: false,
  inForce: 1,
  versions: [{ number: 1, from: '2026-Q1', superseded: false }],
  canManage: true,
};

test('While a run is computed the dialog says what is done, promises no end, and stays', async () => {
  server.use(
    http.put('*/api/v1/reward-runs/:id', async () => {
      await delay('infinite');
      return HttpResponse.json({});
    }),
  );
  let closed = false;
  const { user } = renderPage(
    <ComputeDialog
      plans={[plan]}
      onClose={() => {
        closed = true;
      }}
    />,
    { session: hr },
  );
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Compute' }));
  expect(await within(dialog).findByRole('status')).toHaveTextContent('Sales bonus, Q3 2026: reading the log');
  expect(within(dialog).getByRole('progressbar')).not.toHaveAttribute('value');
  expect(within(dialog).getByRole('button', { name: 'Cancel' })).toBeDisabled();
  await user.keyboard('{Escape}');
  expect(closed).toBe(false);
});
