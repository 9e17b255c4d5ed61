import { cleanup, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { CycleFigures, CycleObjectiveLine, CycleReport } from '@/api/generated';
import { session } from '@/test/fixtures';
import { asOf, cycle } from '@/test/okrAlignment';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { CycleReportPage } from './CycleReportPage';
import { barsOf } from './distribution';

const figures = (of: Partial<CycleFigures> = {}): CycleFigures => ({
  objectives: 2,
  closed: 1,
  mean: 0.95,
  bands: { red: 0, amber: 0, green: 2, unscored: 0 },
  outcomes: [
    { outcome: 'achieved', count: 1 },
    { outcome: 'partly-achieved', count: 0 },
    { outcome: 'missed', count: 0 },
    { outcome: 'postponed', count: 0 },
    { outcome: 'cancelled', count: 0 },
  ],
  ambitions: [
    { ambition: 'committed', objectives: 0, scored: 0, mean: null, expected: 1 },
    { ambition: 'aspirational', objectives: 2, scored: 2, mean: 0.95, expected: 0.7 },
  ],
  ...of,
});

const line = (of: Partial<CycleObjectiveLine> = {}): CycleObjectiveLine => ({
  id: 'o1',
  title: 'Win large customers',
  unitId: 'u-company',
  unitName: 'Company',
  owner: { id: 'p-lee', name: 'Lee Jun' },
  ambition: 'aspirational',
  stage: 'closed',
  score: 1,
  band: 'green',
  expected: 0.7,
  outcome: 'achieved',
  progress: 1,
  keyResults: 2,
  carriedTo: ['o9'],
  ...of,
});

const report = (of: Partial<CycleReport> = {}): CycleReport => ({
  asOf,
  cycle: { ...cycle, status: 'closing' },
  figures: figures(),
  units: [{ unitId: 'u-company', unitName: 'Company', figures: figures() }],
  hints: [{ code: 'sandbagging', unitId: null, unitName: null, mean: 0.95, scored: 2 }],
  objectives: [
    line(),
    line({ id: 'o2', title: 'Hire well', stage: 'agreed', score: 0.9, outcome: null, carriedTo: [] }),
  ],
  learnings: [
    {
      objectiveId: 'o1',
      title: 'Win large customers',
      unitId: 'u-company',
      unitName: 'Company',
      question: 'what-next',
      text: 'Aim higher',
    },
  ],
  ...of,
});

function open(answer = report(), who = session) {
  server.use(http.get('*/api/v1/cycles/c1/report', () => HttpResponse.json(answer)));
  return renderPage(<CycleReportPage />, {
    path: '/okrs/cycles/$cycleId/report',
    url: '/okrs/cycles/c1/report',
    session: who,
  });
}

test('The report says how the cycle ended, whether the ambition fitted, and what was learned', async () => {
  const { user } = open();

  expect(await screen.findByRole('heading', { name: 'Report on Q4 2026' })).toBeVisible();
  expect(screen.getByText('2 of 2 objectives scored')).toBeVisible();
  expect(
    screen.getByText(/2 aspirational objectives score 0.95 on average. They may have been set too low./),
  ).toBeVisible();
  expect(screen.getByText('Aim higher')).toBeVisible();

  const objectives = within(screen.getByRole('table', { name: 'By objective' }));
  expect(objectives.getByRole('link', { name: 'Win large customers' })).toHaveAttribute(
    'href',
    '/okrs/objectives/o1/close',
  );
  expect(objectives.getByRole('row', { name: /Hire well/ })).toHaveTextContent('0.90draftGood');
  expect(objectives.getByRole('link', { name: 'Carried forward' })).toHaveAttribute('href', '/okrs/objectives/o9');

  expect(screen.getByRole('img', { name: 'Scores of 2 objectives: 0 weak, 0 fair, 2 good' })).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Table' }));
  const table = within(await screen.findByRole('table', { name: 'Distribution of scores' }));
  expect(table.getAllByRole('row')).toHaveLength(12);
  expect(table.getByRole('row', { name: /^1\.0/ })).toHaveTextContent('1.0Good01');
});

test('Who sees a part of the organization reads that only that part is counted', async () => {
  open();
  await screen.findByText('Aim higher');
  expect(screen.queryByText(/Only what you may see is counted/)).not.toBeInTheDocument();
  cleanup();
  open(report(), { ...session, permissions: [{ permission: 'read', unitIds: ['u-sales'] }] });
  expect(await screen.findByText(/Only what you may see is counted/)).toBeVisible();
});

test('A cycle without objectives has nothing to report', async () => {
  open(report({ figures: figures({ objectives: 0 }) }));
  expect(await screen.findByText('Q4 2026 has no objectives to report on.')).toBeVisible();
});

test('Scores are counted to the tenth, halves upwards', () => {
  const bars = barsOf([
    { score: 0.65, ambition: 'committed' },
    { score: 0.64, ambition: 'aspirational' },
    { score: null, ambition: 'committed' },
  ]);
  expect(bars).toHaveLength(11);
  expect(bars[7]).toEqual({ score: 0.7, band: 'green', committed: 1, aspirational: 0 });
  expect(bars[6]).toEqual({ score: 0.6, band: 'amber', committed: 0, aspirational: 1 });
});

test('The page has no fault that axe knows', async () => {
  open();
  await screen.findByRole('table', { name: 'By objective' });
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
