import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { NO_FIGURE } from './format';
import { NumberText } from './NumberText';
import { ScoreBar } from './ScoreBar';
import { Sparkline } from './Sparkline';
import { STATUSES, StatusBadge } from './StatusBadge';

const show = (element: React.ReactElement) => render(<MantineProvider env="test">{element}</MantineProvider>);

test('Every status has a word and a shape of its own', () => {
  show(
    <p>
      {STATUSES.map((status) => (
        <StatusBadge key={status} status={status} />
      ))}
    </p>,
  );

  expect(screen.getAllByText(/./).map((word) => word.textContent)).toContain('No target');
  const shapes = [...document.querySelectorAll('svg')].map((icon) => icon.innerHTML);
  expect(new Set(shapes).size).toBe(STATUSES.length);
});

test('A status shown as a shape alone still has its word for those who listen', () => {
  show(<StatusBadge status="outdated" iconOnly />);
  expect(screen.getByText('Overdue')).toBeInTheDocument();
});

test('A score bar says its score, also when there is none', () => {
  show(
    <>
      <ScoreBar score={88.57} status="amber" />
      <ScoreBar score={null} status="no-data" />
    </>,
  );
  expect(screen.getByRole('img', { name: 'Score 88.6; the target is 100' })).toBeInTheDocument();
  expect(screen.getByRole('img', { name: 'No score' })).toBeInTheDocument();
});

test('A sparkline tells its course in words and leaves gaps open', () => {
  show(<Sparkline values={[70, null, 90, 100]} />);
  const line = screen.getByRole('img', { name: '3 figures: first 70.0, last 100.0, lowest 70.0, highest 100.0' });
  expect(line.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
});

test('A missing figure is a dash to the eye and words to the ear', () => {
  show(<NumberText>{NO_FIGURE}</NumberText>);
  expect(screen.getByText('no figure')).toBeInTheDocument();
});
