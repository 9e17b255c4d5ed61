import type { AttainmentFormula } from '@/api/generated';

const FORMULAS: Record<AttainmentFormula, (actual: number, target: number) => number> = {
  ratio: (actual, target) => actual / target,
  'two-minus-ratio': (actual, target) => 2 - actual / target,
  'target-over-actual': (actual, target) => target / actual,
};

/** The attainment in percent that another actual would make. */
export const attainmentOf = (formula: AttainmentFormula, actual: number, target: number): number =>
  Math.max(0, Number((FORMULAS[formula](actual, target) * 100).toFixed(9)));
