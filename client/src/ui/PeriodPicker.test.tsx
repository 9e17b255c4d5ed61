import { screen } from '@testing-library/react';
import { renderPage } from '@/test/renderPage';
import { PeriodPicker } from './PeriodPicker';

function picker(onPick: (key: string) => void, value: string | null = '2026-10') {
  return <PeriodPicker value={value} today="2026-11-21" kinds={['month', 'quarter', 'year']} onPick={onPick} />;
}

test('Picks a month of another year by keyboard alone', async () => {
  const onPick = vi.fn();
  const { user } = renderPage(picker(onPick));

  (await screen.findByRole('button', { name: 'Oct 2026' })).focus();
  await user.keyboard('{PageUp}');
  (await screen.findByRole('button', { name: 'Oct 2025' })).focus();
  await user.keyboard('{ArrowLeft}{ArrowUp}{Enter}');

  expect(onPick).toHaveBeenCalledExactlyOnceWith('2025-06');
});

test('Picks a quarter, and a year', async () => {
  const onPick = vi.fn();
  const { user } = renderPage(picker(onPick));

  await user.click(await screen.findByRole('radio', { name: 'Quarter' }));
  await user.click(screen.getByRole('button', { name: 'Q3 2026' }));
  await user.click(screen.getByRole('radio', { name: 'Year' }));
  await user.click(screen.getByRole('button', { name: '2025' }));

  expect(onPick.mock.calls).toEqual([['2026-Q3'], ['2025']]);
});

test('Only one cell is in the tab order', async () => {
  renderPage(picker(() => {}));

  const cells = await screen.findAllByRole('button', { name: /2026$/ });
  expect(cells.filter((cell) => cell.tabIndex === 0).map((cell) => cell.getAttribute('aria-label'))).toEqual([
    'Oct 2026',
  ]);
});
