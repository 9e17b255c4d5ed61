import type {
  AwardCondition,
  AwardRanking,
  AwardRule,
  CurveSegment,
  Frequency,
  LeaderboardSettings,
  PayGate,
  PayMeasure,
  PayModifier,
  PayRules,
  RewardPlanDetail,
  RoundingMode,
} from '@/api/generated';
import { newId } from '@/api/ids';
import type { NumberEntry } from '@/ui/numbers';

export interface PointForm {
  attainment: NumberEntry;
  factor: NumberEntry;
  toNext: CurveSegment;
}

export interface MeasureForm extends Omit<PayMeasure, 'weight' | 'curve' | 'reason'> {
  weight: NumberEntry;
  curve: { points: PointForm[] };
  reason: string;
}

export interface GateForm extends Omit<PayGate, 'kpiId' | 'limit' | 'amount'> {
  kpiId: string | null;
  limit: NumberEntry;
  amount: NumberEntry;
}

export interface ModifierForm extends Omit<PayModifier, 'minimum' | 'maximum'> {
  minimum: NumberEntry;
  maximum: NumberEntry;
}

export interface AwardForm extends Omit<AwardRule, 'quantity' | 'condition' | 'top'> {
  quantity: NumberEntry;
  condition: (Omit<AwardCondition, 'kpiId' | 'limit'> & { kpiId: string | null; limit: NumberEntry }) | null;
  top: (Omit<AwardRanking, 'count'> & { count: NumberEntry }) | null;
}

/** Rules as they are typed: empty where there is no limit. */
export interface RulesForm extends Pick<PayRules, 'combination'> {
  measures: MeasureForm[];
  gates: GateForm[];
  modifiers: ModifierForm[];
  cap: NumberEntry;
  rounding: { unit: NumberEntry; mode: RoundingMode };
  poolAmount: NumberEntry;
  recoveryLimit: NumberEntry;
  awards: AwardForm[];
  leaderboard: LeaderboardSettings | null;
}

/** A plan as it is typed; the names are those of the API, so that its refusals find their fields. */
export interface PlanForm {
  name: string;
  description: string;
  frequency: Frequency;
  unitId: string | null;
  approvers: string[];
  rules: RulesForm;
}

export const FREQUENCIES = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const;

export const newMeasure = (): MeasureForm => ({
  id: newId(),
  basis: 'kpi-attainment',
  subjectId: null,
  weight: 100,
  curve: {
    points: [
      { attainment: 80, factor: 50, toNext: 'interpolate' },
      { attainment: 100, factor: 100, toNext: 'interpolate' },
      { attainment: 120, factor: 150, toNext: 'interpolate' },
    ],
  },
  missing: 'hold',
  reason: '',
});

export const newGate = (): GateForm => ({
  id: newId(),
  kpiId: null,
  figure: 'value',
  comparison: 'at-least',
  limit: '',
  everySubPeriod: false,
  effect: 'cap-at',
  amount: 80,
  missing: 'hold',
});

export const newModifier = (): ModifierForm => ({ id: newId(), name: '', minimum: 80, maximum: 120 });

export const newCondition = (): NonNullable<AwardForm['condition']> => ({
  kpiId: null,
  figure: 'attainment',
  comparison: 'at-least',
  limit: 100,
  everySubPeriod: false,
  missing: 'hold',
});

export const newRanking = (): NonNullable<AwardForm['top']> => ({ count: 3, measureId: null });

export const newAward = (): AwardForm => ({
  id: newId(),
  name: '',
  quantity: 1,
  quantityUnit: '',
  unitId: null,
  condition: newCondition(),
  top: null,
});

export const emptyPlan = (unitId: string | null): PlanForm => ({
  name: '',
  description: '',
  frequency: 'quarterly',
  unitId,
  approvers: [],
  rules: {
    measures: [newMeasure()],
    combination: 'additive',
    gates: [],
    modifiers: [],
    cap: '',
    rounding: { unit: 1, mode: 'half-even' },
    poolAmount: '',
    recoveryLimit: '',
    awards: [],
    leaderboard: null,
  },
});

const rulesForm = (rules: PayRules): RulesForm => ({
  ...rules,
  measures: rules.measures.map((measure) => ({ ...measure, reason: measure.reason ?? '' })),
  cap: rules.cap ?? '',
  poolAmount: rules.poolAmount ?? '',
  recoveryLimit: rules.recoveryLimit ?? '',
  awards: rules.awards ?? [],
  leaderboard: rules.leaderboard ?? null,
});

/** The draft, or where there is none the rules that were published last, as a draft begins with them. */
export const planForm = ({ plan, approvers, draft, published }: RewardPlanDetail): PlanForm => {
  const rules = draft ?? published.at(-1)?.rules;
  return {
    name: plan.name,
    description: plan.description ?? '',
    frequency: plan.frequency,
    unitId: plan.unitId,
    approvers,
    rules: rules ? rulesForm(rules) : emptyPlan(plan.unitId).rules,
  };
};

const orNull = (entry: NumberEntry) => (entry === '' ? null : Number(entry));

/** Rules that passed `faultsOf`, as the API takes them. */
export const rulesOf = (form: RulesForm): PayRules => ({
  measures: form.measures.map((measure) => ({
    ...measure,
    weight: Number(measure.weight),
    curve: { points: measure.curve.points.map(pointOf) },
    reason: measure.basis === 'objective-score' ? measure.reason.trim() : null,
  })),
  combination: form.combination,
  gates: form.gates.map((gate) => ({
    ...gate,
    kpiId: gate.kpiId ?? '',
    limit: Number(gate.limit),
    amount: gate.effect === 'zero' ? 0 : Number(gate.amount),
  })),
  modifiers: form.modifiers.map((modifier) => ({
    ...modifier,
    name: modifier.name.trim(),
    minimum: Number(modifier.minimum),
    maximum: Number(modifier.maximum),
  })),
  cap: orNull(form.cap),
  rounding: { unit: Number(form.rounding.unit), mode: form.rounding.mode },
  poolAmount: orNull(form.poolAmount),
  recoveryLimit: orNull(form.recoveryLimit),
  awards: form.awards.length > 0 ? form.awards.map(awardOf) : null,
  leaderboard: form.leaderboard,
});

/** An award as the API takes it. */
export const awardOf = (award: AwardForm): AwardRule => ({
  ...award,
  name: award.name.trim(),
  quantity: Number(award.quantity),
  quantityUnit: award.quantityUnit.trim(),
  condition: award.condition && {
    ...award.condition,
    kpiId: award.condition.kpiId ?? '',
    limit: Number(award.condition.limit),
  },
  top: award.top && { ...award.top, count: Number(award.top.count) },
});

export const pointOf = (point: PointForm) => ({
  attainment: Number(point.attainment),
  factor: Number(point.factor),
  toNext: point.toNext,
});

export const requestOf = (form: PlanForm) => ({
  name: form.name.trim(),
  description: form.description.trim() || null,
  frequency: form.frequency,
  unitId: form.unitId ?? '',
  approvers: form.approvers,
  rules: rulesOf(form.rules),
});
