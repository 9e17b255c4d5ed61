import { bandOf, objectiveScore, suggestedOutcome } from './scores';

test.each([
  [0.34, 'red'],
  [0.35, 'amber'],
  [0.64, 'amber'],
  [0.65, 'green'],
  [1, 'green'],
] as const)('%s is %s', (score, band) => expect(bandOf(score)).toBe(band));

test('The score is the weighted mean, and suggests an outcome by the ambition', () => {
  expect(
    objectiveScore([
      { weight: 3, score: 1 },
      { weight: 1, score: 0 },
    ]),
  ).toBe(0.75);
  expect(
    objectiveScore([
      { weight: 3, score: 1 },
      { weight: 1, score: null },
    ]),
  ).toBeNull();
  expect(objectiveScore([])).toBeNull();
  expect(suggestedOutcome(0.75, 'aspirational')).toBe('achieved');
  expect(suggestedOutcome(0.75, 'committed')).toBe('partly-achieved');
  expect(suggestedOutcome(0.2, 'committed')).toBe('missed');
});
