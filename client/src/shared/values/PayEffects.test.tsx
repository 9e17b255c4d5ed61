import { screen } from '@testing-library/react';
import type { CorrectionPreview, PayEffect } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { PayEffects } from './PayEffects';

const effect = (of: Partial<PayEffect> = {}): PayEffect => ({
  runId: 'r-1',
  planName: 'Sales bonus',
  period: '2026-Q3',
  people: 2,
  difference: -25_000,
  currency: 'KRW',
  awards: 0,
  ...of,
});

const show = (pay: PayEffect[], ownPayPeriods = 0) =>
  renderPage(
    <>
      <p>Beside it</p>
      <PayEffects preview={{ pay, ownPayPeriods } as CorrectionPreview} />
    </>,
  );

test('Whoever may see pay reads how many people it changes by how much, with the way to the run', async () => {
  show([effect(), effect({ runId: 'r-2', planName: 'Service bonus', people: 1, difference: 1_200 })]);
  expect(
    await screen.findByText(/Sales bonus Q3 2026: the amounts of 2 people change, [−-]₩25,000 in total\./),
  ).toBeVisible();
  expect(screen.getByText(/Service bonus Q3 2026: the amount of 1 person changes, \+₩1,200 in total\./)).toBeVisible();
  expect(screen.getAllByRole('link', { name: 'Open the run' })[1]).toHaveAttribute('href', '/rewards/runs/r-2');
});

test('Amounts have the decimals of their currency', async () => {
  show([effect({ difference: 12.5, currency: 'USD' })]);
  expect(await screen.findByText(/\+\$12\.50 in total/)).toBeVisible();
});

test('What would be granted besides money, or lost, is told without an amount', async () => {
  show([effect({ people: 0, difference: 0, awards: 2 })]);
  expect(await screen.findByText(/2 people are granted something besides money, or lose it\./)).toBeVisible();
  expect(screen.queryByText(/in total/)).not.toBeInTheDocument();
});

test('Whoever sees no pay but their own learns that it changes, not by how much', async () => {
  show([], 2);
  expect(await screen.findByText('Your own released pay of 2 periods changes with it.')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

test('Without any effect on pay nothing is said', async () => {
  show([]);
  expect(await screen.findByText('Beside it')).toBeVisible();
  expect(screen.queryByRole('region')).not.toBeInTheDocument();
});
