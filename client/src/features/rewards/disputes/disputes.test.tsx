import { cleanup, screen, within } from '@testing-library/react';
import type { DisputeView } from '@/api/generated';
import { showStatement } from '@/test/rewardStatement';
import { statement } from '@/test/rewards';

afterEach(() => sessionStorage.clear());

test('A statement is questioned with a reason and words', async () => {
  const { user, sent } = showStatement();
  await user.click(await screen.findByRole('button', { name: 'Question this statement' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Send' }));
  expect(sent).toEqual([]);
  await user.click(within(dialog).getByLabelText('Days, unit or target amount'));
  await user.type(within(dialog).getByRole('textbox'), 'I joined on 1 August.');
  await user.click(within(dialog).getByRole('button', { name: 'Send' }));
  await screen.findByText('Your dispute was sent');
  expect(sent).toEqual([{ runId: 'r-1', reason: 'participation', text: 'I joined on 1 August.' }]);
});

test('A question that is being written outlives its dialog and a reload, until it is sent', async () => {
  const first = showStatement();
  await first.user.click(await screen.findByRole('button', { name: 'Question this statement' }));
  const dialog = await screen.findByRole('dialog');
  await first.user.click(within(dialog).getByLabelText('Days, unit or target amount'));
  await first.user.type(within(dialog).getByRole('textbox'), 'I joined on 1 August.');
  await first.user.keyboard('{Escape}');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  const { user, sent } = showStatement();
  await user.click(await screen.findByRole('button', { name: 'Go on writing' }));
  const again = await screen.findByRole('dialog');
  expect(within(again).getByRole('textbox')).toHaveValue('I joined on 1 August.');
  await user.click(within(again).getByRole('button', { name: 'Send' }));
  await screen.findByText('Your dispute was sent');
  expect(sent).toEqual([{ runId: 'r-1', reason: 'participation', text: 'I joined on 1 August.' }]);
  cleanup();
  showStatement();
  expect(await screen.findByRole('button', { name: 'Question this statement' })).toBeVisible();
});

test('An answer that is being written outlives a reload', async () => {
  const dispute: DisputeView = {
    id: 'd-1',
    version: 1,
    runId: 'r-1',
    planName: 'Sales bonus',
    period: '2026-Q3',
    person: statement.person,
    reason: 'value',
    status: 'open',
    messages: [{ by: statement.person, text: 'Wrong.', at: '2026-11-20T01:00:00Z' }],
    changedAt: '2026-11-21T01:00:00Z',
    canDecide: false,
  };
  const first = showStatement({}, [dispute]);
  await first.user.type(await screen.findByRole('textbox', { name: 'Add something' }), 'See the contract.');
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  showStatement({}, [dispute]);
  expect(await screen.findByRole('textbox', { name: 'Add something' })).toHaveValue('See the contract.');
  expect(screen.getByRole('list', { name: 'What was said' })).toHaveTextContent('Kim Mina · Nov 20, 2026, 10:00 AM');
});
