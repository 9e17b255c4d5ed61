import { screen, within } from '@testing-library/react';
import { openPlan, servePlan } from '@/test/rewardPlans';

test('A unit is enrolled', async () => {
  const sent = servePlan();
  const { user } = openPlan('?tab=participants');
  await user.click(await screen.findByRole('button', { name: 'Enrol a unit' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/^Target amount/), '5,000,000');
  await user.click(within(dialog).getByRole('button', { name: 'Enrol' }));
  await screen.findByText('2 people joined; 1 took part already');
  expect(sent).toEqual([
    ['plan-1/enrolments', { from: '2026-01-01', to: '2026-12-31', unitId: 'u-sales', targetAmount: 5_000_000 }],
  ]);
});

test('Segments that overlap are not sent', async () => {
  const sent = servePlan();
  const { user } = openPlan('?tab=participants');
  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit segments' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Add a segment' }));
  const second = within(dialog).getByRole('group', { name: 'Segment 2' });
  await user.type(within(second).getByLabelText(/^From/), '2026-07-01');
  await user.type(within(second).getByLabelText(/^Target amount/), '7000000');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(within(second).getByText('Overlaps with another segment.')).toBeVisible();
  expect(sent).toEqual([]);
});

test('A modifier is set within the range of the plan, with a reason', async () => {
  const sent = servePlan();
  const { user } = openPlan('?tab=participants');
  await user.click(await screen.findByRole('button', { name: 'Actions for Lee Jun' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Set a modifier' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Modifier (%)'), '110');
  await user.type(within(dialog).getByLabelText(/^Reason/), 'Led the launch');
  await user.click(within(dialog).getByRole('button', { name: 'Set' }));
  await screen.findByText('Modifier set: Lee Jun');
  expect(sent).toEqual([
    [
      'plan-1/participants/p-lee/modifiers',
      { modifierId: 'mod-1', period: '2026-Q3', percent: 110, reason: 'Led the launch', expectedVersion: 1 },
    ],
  ]);
});
