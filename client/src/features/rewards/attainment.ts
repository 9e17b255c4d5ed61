import type { StatementFactor } from '@/api/generated';

/** By which formula the attainment came from actual and target; null where it did not come from them alone. */
export type AttainmentFormula = 'ratio' | 'two-minus-ratio' | 'target-over-actual';

const FORMULAS: Record<AttainmentFormula, (actual: number, target: number) => number> = {
  ratio: (actual, target) => actual / target,
  'two-minus-ratio': (actual, target) => 2 - actual / target,
  'target-over-actual': (actual, target) => target / actual,
};

const bounded = (share: number) => Math.max(0, Number((share * 100).toFixed(9)));

/** The formula that makes the measured attainment of the statement's own figures. */
export function formulaOf({ basis, actual, target, percent }: StatementFactor): AttainmentFormula | null {
  if (basis !== 'kpi-attainment' || actual === null || target === null || percent === null) return null;
  if (target <= 0 || (actual <= 0 && percent !== 0)) return actual > 0 ? null : twoMinus(actual, target, percent);
  const found = (Object.keys(FORMULAS) as AttainmentFormula[]).find(
    (name) => Math.abs(bounded(FORMULAS[name](actual, target)) - percent) < 1e-6,
  );
  return found ?? null;
}

const twoMinus = (actual: number, target: number, percent: number): AttainmentFormula | null =>
  target > 0 && Math.abs(bounded(FORMULAS['two-minus-ratio'](actual, target)) - percent) < 1e-6
    ? 'two-minus-ratio'
    : null;

/** The attainment in percent that another actual would make. */
export const attainmentOf = (formula: AttainmentFormula, actual: number, target: number): number =>
  bounded(FORMULAS[formula](actual, target));
