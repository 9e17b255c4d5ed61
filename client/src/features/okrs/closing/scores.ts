import type { Ambition, KeyResultView, ObjectiveOutcome, ScoreBand } from '@/api/generated';

/** Half up to one decimal, as scores are judged. */
const toTenth = (score: number): number => Math.round(score * 10 + 1e-9) / 10;

/** 0–0.3 red, 0.4–0.6 amber, 0.7–1.0 green. */
export function bandOf(score: number): ScoreBand {
  const tenth = toTenth(score);
  return tenth >= 0.7 ? 'green' : tenth >= 0.4 ? 'amber' : 'red';
}

/** The score at which an objective has reached what was meant. */
export const expectedScore = (ambition: Ambition): number => (ambition === 'committed' ? 1 : 0.7);

/** Half up to two decimals, as scores are kept. */
const toHundredth = (score: number): number => Math.round(score * 100 + 1e-9) / 100;

/** What its progress suggests, not rounded for judging: 0.97 is not all. Null when there is none. */
export const proposedScore = ({ reading: { clamped } }: Pick<KeyResultView, 'reading'>): number | null =>
  clamped === null ? null : toHundredth(clamped);

/** The weighted mean; null until each has a score. */
export function objectiveScore(parts: readonly { weight: number; score: number | null }[]): number | null {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0 || parts.some(({ score }) => score === null)) return null;
  return parts.reduce((sum, { weight, score }) => sum + weight * (score ?? 0), 0) / weights;
}

/** What the score suggests: achieved at what is expected, partly from 0.4 on. */
export function suggestedOutcome(score: number, ambition: Ambition): ObjectiveOutcome {
  const tenth = toTenth(score);
  if (tenth >= expectedScore(ambition)) return 'achieved';
  return tenth >= 0.4 ? 'partly-achieved' : 'missed';
}
