import type {
  Aggregation,
  AttainmentMode,
  Direction,
  Frequency,
  KpiHorizon,
  KpiNature,
  KpiTiming,
  UnitKind,
} from '@/api/generated';

export const UNIT_KINDS: readonly UnitKind[] = ['count', 'percent', 'currency', 'ratio', 'score', 'duration', 'other'];
export const DIRECTIONS: readonly Direction[] = ['increase', 'decrease', 'band', 'yes-no', 'custom', 'none'];
export const FREQUENCIES: readonly Frequency[] = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'];
export const AGGREGATIONS: readonly Aggregation[] = ['sum', 'average', 'last', 'min', 'max', 'ratio'];
export const TIMINGS: readonly KpiTiming[] = ['leading', 'lagging'];
export const HORIZONS: readonly KpiHorizon[] = ['short', 'medium', 'long'];
export const NATURES: readonly KpiNature[] = ['quantitative', 'qualitative'];
export const ATTAINMENT_MODES: readonly AttainmentMode[] = ['two-minus-ratio', 'target-over-actual'];
