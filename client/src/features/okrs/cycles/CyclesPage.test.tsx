import { screen, within } from '@testing-library/react';
import { cycleOf, serveOkrs } from '@/test/okrs';
import { renderPage } from '@/test/renderPage';
import { calendar } from '@/ui/periods';
import { CyclesPage } from './CyclesPage';
import { daysFault, proposedPeriod } from './cycleForm';

test('A quarter is planned with its days and a name', async () => {
  const { sent } = serveOkrs();
  const { user } = renderPage(<CyclesPage />);

  await user.click(await screen.findByRole('button', { name: 'Plan a cycle' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue('Q1 2027');
  await user.click(within(dialog).getByRole('button', { name: 'Plan a cycle' }));
  await screen.findByText('Planned: Q1 2027');
  expect(sent[0]?.body).toEqual({
    name: 'Q1 2027',
    kind: 'quarter',
    firstDay: '2027-01-01',
    lastDay: '2027-03-31',
    rhythm: { everyDays: 7, graceDays: 3 },
  });
});

test('A cycle is closed with a reason where objectives stay open', async () => {
  const { sent } = serveOkrs({ cycles: [cycleOf({ status: 'closing', nextStep: 'close', openObjectives: 2 })] });
  const { user } = renderPage(<CyclesPage />);

  await user.click(await screen.findByRole('button', { name: 'Close the cycle: Q4 2026' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('2 objectives stay open.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Close the cycle' }));
  expect(sent).toEqual([]);
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'They go on');
  await user.click(within(dialog).getByRole('button', { name: 'Close the cycle' }));
  await screen.findByText('Closed: Q4 2026');
  expect(sent).toEqual([
    { to: 'cycles/cy-q4/closures', body: { acceptedOpen: 2, reason: 'They go on', expectedVersion: 2 } },
  ]);
});

test('Whoever may not manage cycles sees them without buttons', async () => {
  serveOkrs({ cycles: [cycleOf({ canManage: false })] });
  renderPage(<CyclesPage />);

  expect(await screen.findByText('Q4 2026')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Q4 2026|Plan/ })).toBeNull();
});

test('The next period without a cycle is proposed, and odd days are refused', () => {
  const q4 = { firstDay: '2026-10-01', lastDay: '2026-12-31' };
  expect(proposedPeriod('quarter', '2026-11-21', calendar(), [])).toBe('2026-Q4');
  expect(proposedPeriod('quarter', '2026-11-21', calendar(), [q4])).toBe('2027-Q1');
  expect(daysFault('2026-11-01', '2026-11-06')).toBe('length');
  expect(daysFault('2026-11-01', '2026-11-07')).toBeNull();
  expect(daysFault('', '2026-11-07')).toBe('daysMissing');
});
