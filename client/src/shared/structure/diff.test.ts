import type { ScorecardView } from '@/api/generated';
import { kpi, objective, perspective, scorecard } from '@/test/scorecardFixtures';
import { diffScorecards, isSame } from './diff';

const difference = (before: ScorecardView, after: ScorecardView, key: string) => {
  const found = diffScorecards(before, after).find((line) => line.key === key);
  if (!found) throw new Error(`No line ${key}`);
  return found;
};
const withObjectives = (...objectives: ReturnType<typeof objective>[]) =>
  scorecard({ perspectives: [perspective({ id: 'p1', name: 'Financial', objectives })] });

test('A scorecard does not differ from itself', () => {
  const same = diffScorecards(scorecard(), scorecard());
  expect(same.length).toBeGreaterThan(4);
  expect(same.every(isSame)).toBe(true);
});

test.each([
  [80, 84.5, 'up'],
  [84.5, 80, 'down'],
  [80.01, 80.04, 'same'],
  [null, 80, 'appeared'],
  [80, null, 'vanished'],
  [null, null, 'same'],
] as const)('A score of %s that becomes %s is %s', (before, after, direction) => {
  const [left, right] = [before, after].map((score) => withObjectives(objective({ id: 'o1', score })));
  expect(difference(left as ScorecardView, right as ScorecardView, 'objective/o1')).toMatchObject({
    direction,
    score: { before, after },
  });
});

test('What was added stands where it is now, what was removed at the end', () => {
  const before = withObjectives(objective({ id: 'gone', kpis: [] }), objective({ id: 'kept', kpis: [] }));
  const after = withObjectives(objective({ id: 'new', kpis: [] }), objective({ id: 'kept', kpis: [] }));

  const lines = diffScorecards(before, after).filter((line) => line.level === 'objective');

  expect(lines.map((line) => [line.key, line.presence])).toEqual([
    ['objective/new', 'added'],
    ['objective/kept', 'both'],
    ['objective/gone', 'removed'],
  ]);
});

test('Weight, name and perspective are told apart', () => {
  const before = scorecard({
    perspectives: [
      perspective({ id: 'p1', name: 'Financial', objectives: [objective({ id: 'o1', name: 'Grow', weight: 1 })] }),
      perspective({ id: 'p2', name: 'Customer', objectives: [] }),
    ],
  });
  const after = scorecard({
    perspectives: [
      perspective({ id: 'p1', name: 'Financial', objectives: [] }),
      perspective({ id: 'p2', name: 'Customer', objectives: [objective({ id: 'o1', name: 'Win', weight: 2 })] }),
    ],
  });

  expect(difference(before, after, 'objective/o1')).toMatchObject({
    direction: 'same',
    weight: { before: 1, after: 2 },
    renamed: { before: 'Grow', after: 'Win' },
    moved: { before: 'Financial', after: 'Customer' },
  });
});

test('Objectives of a perspective that was renamed have not moved', () => {
  const named = (name: string) => scorecard({ perspectives: [perspective({ id: 'p1', name })] });

  const changed = diffScorecards(named('Financial'), named('Money')).filter((line) => !isSame(line));

  expect(changed.map((line) => line.key)).toEqual(['perspective/p1']);
});

test('A KPI under two objectives is two lines, with its value and target', () => {
  const at = (value: number) =>
    withObjectives(
      objective({ id: 'o1', kpis: [kpi({ kpiId: 'k1', value })] }),
      objective({ id: 'o2', kpis: [kpi({ kpiId: 'k1', value: 5 })] }),
    );

  expect(difference(at(3), at(4), 'kpi/o1/k1')).toMatchObject({ value: { before: 3, after: 4 }, target: null });
  expect(isSame(difference(at(3), at(4), 'kpi/o2/k1'))).toBe(true);
});
