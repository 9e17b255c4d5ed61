import type { TFunction } from 'i18next';
import { toProblem } from '@/api/problem';
import { applyServerErrors, focusFirstRefused } from '@/ui/forms';
import { wordProblem } from '@/ui/words';

/** The field that a refusal by a rule is about. */
const FIELDS: Record<string, string> = {
  'kpi_code.taken': 'definition.code',
  'kpi.code_invalid': 'definition.code',
  'kpi.name_required': 'definition.name',
  'kpi.unit_symbol_required': 'definition.unitSymbol',
  'kpi.calculated_with_segments': 'definition.calculation',
  'kpi.decimals_out_of_range': 'definition.decimals',
  'kpi.ratio_factor_invalid': 'definition.ratioFactor',
  'kpi.frequency_fixed': 'definition.frequency',
  'kpi.parent_cycle': 'definition.parentKpiId',
  'kpi.parent_not_found': 'definition.parentKpiId',
  'kpi.target_period_mismatch': 'targets.0.from',
  'kpi.target_shape': 'targets.0.target',
  'kpi.revision_period_mismatch': 'from',
  'kpi.revision_period_required': 'from',
  'kpi.reason_required': 'reason',
  'segment.code_invalid': 'definition.segments',
  'segment.duplicate': 'definition.segments',
  'segment.name_required': 'definition.segments',
  'segment.roll_up_invalid': 'definition.segments',
  'segment.too_many': 'definition.segments',
};

interface FormWithErrors {
  setErrors: (errors: Record<string, string>) => void;
}

/** Puts what the server refused beside its field, be it a field's own limit or a rule. */
export function applyRefusal(form: FormWithErrors, error: unknown, t: TFunction<'errors'>) {
  if (applyServerErrors(form, error, t)) return;
  const problem = toProblem(error);
  const field = problem.code.startsWith('calculation.') ? 'definition.calculation' : FIELDS[problem.code];
  if (field === undefined) return;
  const { what, now } = wordProblem(problem, t);
  form.setErrors({ [field]: [what, now].filter(Boolean).join(' ') });
  focusFirstRefused();
}
