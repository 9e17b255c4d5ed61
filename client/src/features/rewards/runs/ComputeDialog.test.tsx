import { screen, within } from '@testing-library/react';
import { delay, HttpResponse, http } from 'msw';
import { renderPage } from '@/test/renderPage';
import { hr, rewardPlan, run } from '@/test/rewards';
import { server } from '@/test/server';
import { ComputeDialog } from './ComputeDialog';

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
      plans={[rewardPlan]}
      runs={[]}
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

const paid = { ...run, status: 'paid' as const };

test('What is due is chosen: the last period without a run, of the plan that has one', async () => {
  const team = { ...rewardPlan, id: 'plan-2', name: 'Team reward' };
  const { user } = renderPage(
    <ComputeDialog
      plans={[rewardPlan, team]}
      runs={[paid, { ...paid, id: 'r-2', period: '2026-Q2' }, { ...paid, id: 'r-3', planId: 'plan-2' }]}
      onClose={() => {}}
    />,
    { session: hr },
  );
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('combobox', { name: 'Plan' })).toHaveValue('Sales bonus');
  expect(within(dialog).getByRole('button', { name: 'Period: Q1 2026' })).toBeVisible();
  expect(within(dialog).queryByText(/makes an adjustment/)).toBeNull();
  await user.click(within(dialog).getByRole('combobox', { name: 'Plan' }));
  await user.click(await screen.findByRole('option', { name: 'Team reward' }));
  expect(within(dialog).getByRole('button', { name: 'Period: Q2 2026' })).toBeVisible();
});

test('A period with a run under way is not computed again, and the run is shown', async () => {
  const { user } = renderPage(
    <ComputeDialog
      plans={[{ ...rewardPlan, versions: [{ number: 1, from: '2026-Q3', superseded: false }] }]}
      runs={[run, { ...paid, id: 'r-0', status: 'discarded' }]}
      onClose={() => {}}
    />,
    { session: hr },
  );
  const dialog = await screen.findByRole('dialog');
  const button = within(dialog).getByRole('button', { name: 'Compute' });
  expect(button).toHaveAccessibleDescription(/A run of this period is under way \(Reviewed\)/);
  expect(within(dialog).getByRole('link', { name: 'Open the run' })).toHaveAttribute('href', '/rewards/runs/r-1');
  await user.click(button); // no request: MSW refuses those that no test answers
  expect(within(dialog).queryByRole('alert', { name: /went wrong/ })).toBeNull();
});

test('Of a paid period it is said that it becomes an adjustment, and when nothing differs that none was made', async () => {
  let asked = 0;
  server.use(
    http.put('*/api/v1/reward-runs/:id', () => {
      asked++;
      return HttpResponse.json(
        { status: 422, code: 'reward_run.no_difference', detail: 'Nothing differs.' },
        { status: 422, headers: { 'content-type': 'application/problem+json' } },
      );
    }),
  );
  const { user } = renderPage(
    <ComputeDialog
      plans={[{ ...rewardPlan, versions: [{ number: 1, from: '2026-Q3', superseded: false }] }]}
      runs={[paid]}
      onClose={() => {}}
    />,
    { session: hr },
  );
  const dialog = await screen.findByRole('dialog');
  const button = within(dialog).getByRole('button', { name: 'Compute the adjustment' });
  expect(button).toHaveAccessibleDescription(/This period is paid already. Computing it again makes an adjustment/);
  await user.click(button);
  expect(await within(dialog).findByText(/No adjustment was made/)).toBeVisible();
  expect(within(dialog).getByText('No difference')).toBeVisible();
  expect(asked).toBe(1);
});

test('A paid period whose values changed is chosen before one with a run under way, and says why', async () => {
  renderPage(
    <ComputeDialog
      plans={[{ ...rewardPlan, versions: [{ number: 1, from: '2026-Q2', superseded: false }] }]}
      runs={[run, { ...paid, id: 'r-2', period: '2026-Q2', changedValues: 2 }]}
      onClose={() => {}}
    />,
    { session: hr },
  );
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Period: Q2 2026' })).toBeVisible();
  expect(within(dialog).getByText('2 values it rests on changed since: compute again.')).toBeVisible();
});
