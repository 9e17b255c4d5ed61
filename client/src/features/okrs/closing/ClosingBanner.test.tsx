import { screen } from '@testing-library/react';
import { closed, objective } from '@/test/okrClosing';
import { renderPage } from '@/test/renderPage';
import { ClosingBanner } from './ClosingBanner';

test('The objective page says how it ended, or that it is time to close it', async () => {
  renderPage(<ClosingBanner objective={closed()} />);
  expect(await screen.findByRole('note')).toHaveTextContent('This objective is closed.0.75GoodAchieved');
  expect(screen.getByRole('button', { name: 'Carry forward' })).toBeVisible();
});

test('Until the cycle is over the objective page says nothing of closing', async () => {
  renderPage(
    <>
      <ClosingBanner objective={objective({ cycle: { ...objective().cycle, elapsed: 0.5 } })} />
      <p>Beneath it</p>
    </>,
  );
  expect(await screen.findByText('Beneath it')).toBeVisible();
  expect(screen.queryByRole('note')).not.toBeInTheDocument();
});
