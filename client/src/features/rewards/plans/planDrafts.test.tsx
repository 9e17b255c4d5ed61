import { cleanup, screen } from '@testing-library/react';
import { renderPage } from '@/test/renderPage';
import { openPlan, planDetail, planRules, servePlan } from '@/test/rewardPlans';
import { hr } from '@/test/rewards';
import { keepDraft, storedDraft } from '@/ui/storedDraft';
import { NewPlanPage } from './NewPlanPage';
import { planForm } from './planForm';

afterEach(() => sessionStorage.clear());

test('What was typed of a new plan is there after leaving, until one starts over', async () => {
  servePlan();
  const first = renderPage(<NewPlanPage />, { session: hr });
  await first.user.click(await screen.findByLabelText(/^Name/));
  await first.user.paste('Service bonus');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  const { user } = renderPage(<NewPlanPage />, { session: hr });
  expect(await screen.findByLabelText(/^Name/)).toHaveValue('Service bonus');
  await user.click(screen.getByRole('button', { name: 'Discard what was typed' }));
  expect(screen.getByLabelText(/^Name/)).toHaveValue('');
});

const typed = { ...planForm(planDetail), rules: { ...planForm(planDetail).rules, poolAmount: 1500 } };
const draftKey = (personId: string) => `reward-plan-${personId}-plan-1`;

test('What was typed of a plan that stands is there after leaving, until one lets go of it', async () => {
  servePlan();
  const first = openPlan();
  await first.user.click(await screen.findByLabelText('Pool'));
  await first.user.paste('1500');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  const { user } = openPlan();
  expect(await screen.findByLabelText('Pool')).toHaveValue('1,500');
  await user.click(screen.getByRole('button', { name: 'Discard what was typed' }));
  expect(screen.getByLabelText('Pool')).toHaveValue('');
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  expect(storedDraft(draftKey(hr.person.id))).toBeNull();
});

test('What was typed over an earlier version is said to be so, and is not saved over it unawares', async () => {
  keepDraft(draftKey(hr.person.id), { base: 3, values: typed });
  const sent = servePlan({ plan: { ...planDetail.plan, version: 4 }, draft: { ...planRules, cap: 130 } });
  const { user } = openPlan();
  expect(await screen.findByRole('alert')).toHaveTextContent('The plan changed while you were editing');
  expect(screen.getByLabelText('Pool')).toHaveValue('1,500');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await vi.waitFor(() => expect(sent[0]?.[1]).toMatchObject({ expectedVersion: 3 }));
});

test('What somebody else typed in this tab is not shown', async () => {
  keepDraft(draftKey('p-other'), { base: 3, values: typed });
  servePlan();
  openPlan();
  expect(await screen.findByLabelText('Pool')).toHaveValue('');
  expect(screen.queryByRole('button', { name: 'Discard what was typed' })).toBeNull();
});
