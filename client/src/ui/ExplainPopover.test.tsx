import { screen, waitFor } from '@testing-library/react';
import type { Explanation } from '@/api/generated';
import { speak } from '@/i18n';
import { renderPage } from '@/test/renderPage';
import { ExplainPopover } from './ExplainPopover';

const term = {
  label: null,
  value: null,
  unit: 'score',
  weight: null,
  status: null,
  period: null,
  recordedAt: null,
  kpiId: null,
  objectiveId: null,
};

const explanation: Explanation = {
  rule: 'roll-up',
  result: 88.571428,
  unit: 'score',
  terms: [
    {
      ...term,
      name: 'child',
      label: 'Revenue',
      value: 80,
      weight: 0.714285,
      status: 'amber',
      period: '2026-10',
      recordedAt: '2026-11-03T02:10:00Z',
      kpiId: 'k1',
    },
    { ...term, name: 'child-excluded', label: 'Satisfaction', status: 'no-data', kpiId: 'k2' },
  ],
  settings: [
    { name: 'missing', value: 'exclude' },
    { name: 'coverage', value: '0.7' },
    { name: 'green-at', value: '90' },
  ],
};

const page = (shown: Explanation = explanation) => (
  <ExplainPopover explanation={shown} label="Score" termLink={(_, text) => <a href="/kpis/k1">{text}</a>}>
    88.6
  </ExplainPopover>
);

test('Hovering shows the rule in words, the inputs with share and date, and the settings in force', async () => {
  const { user } = renderPage(page());

  await user.hover(await screen.findByRole('button', { name: '88.6' }));

  const dialog = await screen.findByRole('dialog', { name: 'How Score comes about' });
  expect(dialog).toHaveTextContent('The average of the scores below, weighted by their share.');
  expect(dialog).toHaveTextContent('Revenue');
  expect(dialog).toHaveTextContent('71.4%');
  expect(dialog).toHaveTextContent('Oct 2026 · recorded Nov 3, 2026, 11:10 AM');
  expect(dialog).toHaveTextContent('left out, no score');
  expect(dialog).toHaveTextContent('missing scores: left out · coverage 70% · on track from 90');
});

test('The keyboard opens it by focus, enters it by Enter and comes back by Escape', async () => {
  const { user } = renderPage(page());
  const figure = await screen.findByRole('button', { name: '88.6' });

  await user.tab();
  expect(figure).toHaveFocus();
  await screen.findByRole('dialog');

  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('link', { name: 'Revenue' })).toHaveFocus());

  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(figure).toHaveFocus();
});

test('A missing result names its reason first', async () => {
  const { user } = renderPage(
    page({
      ...explanation,
      result: null,
      settings: [{ name: 'reason', value: 'no_child_counts' }],
    }),
  );

  await user.click(await screen.findByRole('button', { name: '88.6' }));

  expect(await screen.findByText('None of its parts has a score.')).toBeVisible();
});

test('It speaks Korean', async () => {
  await speak('ko');
  const { user } = renderPage(page());

  await user.click(await screen.findByRole('button', { name: '88.6' }));

  expect(await screen.findByRole('dialog', { name: 'Score 산출 근거' })).toHaveTextContent(
    '아래 점수를 가중치에 따라 가중 평균했습니다.',
  );
});

test('A rule this client does not know yet still shows its inputs', async () => {
  const { user } = renderPage(page({ ...explanation, rule: 'rule-of-tomorrow' }));

  await user.click(await screen.findByRole('button', { name: '88.6' }));

  expect(await screen.findByRole('dialog')).toHaveTextContent('Computed from the inputs below.');
});
