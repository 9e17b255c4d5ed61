import type { KeyResultView, ObjectiveOutcome, ObjectiveReview, OkrObjectiveDetail } from '@/api/generated';
import { type NumberEntry, numberFault } from '@/ui/numbers';
import { proposedScore } from './scores';

/** Codes of the questions that everybody is asked; their words stand with the texts. */
export const QUESTIONS = ['what-worked', 'what-hindered', 'what-next'] as const;
export type Question = (typeof QUESTIONS)[number];

export const OUTCOMES: readonly ObjectiveOutcome[] = [
  'achieved',
  'partly-achieved',
  'missed',
  'postponed',
  'cancelled',
];

export const SCORE_LIMITS = { min: 0, max: 1, decimals: 2 } as const;

export interface ReviewForm {
  /** By key result; what was typed. */
  scores: Record<string, NumberEntry>;
  outcome: ObjectiveOutcome | null;
  learnings: Partial<Record<string, string>>;
  note: string;
}

/** The key results that are scored. */
export const scored = ({ keyResults }: Pick<OkrObjectiveDetail, 'keyResults'>): KeyResultView[] =>
  keyResults.filter(({ archived }) => !archived);

/** The draft as it was left; scores that nobody has given yet are proposed from the progress. */
export function formOf(objective: OkrObjectiveDetail): ReviewForm {
  const { review } = objective;
  const given = new Map(review?.scores.map(({ keyResultId, score }) => [keyResultId, score]));
  return {
    scores: Object.fromEntries(
      scored(objective).map((keyResult) => [
        keyResult.id,
        given.get(keyResult.id) ?? (review === null ? (proposedScore(keyResult) ?? '') : ''),
      ]),
    ),
    outcome: review?.outcome ?? null,
    learnings: Object.fromEntries((review?.learnings ?? []).map(({ question, text }) => [question, text])),
    note: review?.note ?? '',
  };
}

/** A score as far as it is one: typed, a number, within its limits. */
export const scoreOf = (entry: NumberEntry | undefined): number | null =>
  typeof entry === 'number' && numberFault(entry, SCORE_LIMITS) === null ? entry : null;

/** What is sent: what is no score yet, and answers without words, are left out. */
export function reviewOf(form: ReviewForm, objective: OkrObjectiveDetail): ObjectiveReview {
  return {
    outcome: form.outcome,
    scores: scored(objective).flatMap(({ id }) => {
      const score = scoreOf(form.scores[id]);
      return score === null ? [] : [{ keyResultId: id, score }];
    }),
    learnings: Object.entries(form.learnings).flatMap(([question, text]) =>
      text?.trim() ? [{ question, text: text.trim() }] : [],
    ),
    note: form.note.trim() || null,
  };
}
