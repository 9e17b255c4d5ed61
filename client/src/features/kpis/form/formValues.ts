import type { KpiDefinition, ScaleSettings, TargetEntry } from '@/api/generated';
import type { NumberEntry } from '@/ui/numbers';
import { type HeldDimension, holdSegments, releaseSegments } from './segmentValues';

/** Values as inputs hold them: empty instead of null, and instead of a number the text that is none. */
type HeldAll<T> = {
  [K in keyof T]: T[K] extends number | null ? NumberEntry : null extends T[K] ? NonNullable<T[K]> | '' : T[K];
};

export type HeldScale = Omit<HeldAll<ScaleSettings>, 'points'> & {
  points: { value: NumberEntry; score: NumberEntry }[];
};
export type HeldDefinition = Omit<HeldAll<KpiDefinition>, 'scale' | 'segments'> & {
  scale: HeldScale;
  segments: { dimensions: HeldDimension[] };
};
export type HeldTarget = HeldAll<TargetEntry>;

/** What the form holds, in the shape of the request, so that the server's field names find their inputs. */
export interface FormValues {
  definition: HeldDefinition;
  /** The first target of a new KPI. */
  targets: HeldTarget[];
  /** From which period a revision applies. */
  from: string;
  reason: string;
}

const hold = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === null ? '' : value]));

const NUMBERS = /^(decimals|ratioFactor|baseline|benchmark|target|floor|stretch)$/;
const WORDS_OF_SCALE = ['points', 'attainmentMode'];

/** What is no number is left out; the form refuses it beside its field before it is sent. */
const release = <T extends object>(values: T, isNumber: (key: string) => boolean = (key) => NUMBERS.test(key)) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const plain = typeof value === 'string' ? value.trim() : value;
      return [key, plain === '' || (typeof plain === 'string' && isNumber(key)) ? null : plain];
    }),
  );

export function holdDefinition(definition: KpiDefinition): HeldDefinition {
  return {
    ...hold(definition),
    scale: { ...hold(definition.scale), points: definition.scale.points },
    segments: holdSegments(definition.segments),
  } as HeldDefinition;
}

/** The definition as the API takes it. What must not be empty stays an empty text, for the API to refuse beside its field. */
export function releaseDefinition(held: HeldDefinition): KpiDefinition {
  const points = held.scale.points.filter(
    (point) => typeof point.value === 'number' && typeof point.score === 'number',
  );
  const scale = {
    ...release(held.scale, (key) => !WORDS_OF_SCALE.includes(key)),
    points: held.direction === 'custom' ? points : [],
  } as unknown as ScaleSettings;
  const { segments, ...rest } = held;
  const definition = { ...release(rest), scale: scaleFor(held.direction, scale) } as unknown as KpiDefinition;
  return {
    ...definition,
    ...releaseSegments(segments),
    name: held.name.trim(),
    code: held.code.trim(),
    ratioFactor: held.aggregation === 'ratio' ? definition.ratioFactor : null,
    decimals: typeof held.decimals === 'number' ? held.decimals : 0,
  };
}

/** Leaves out what another direction would need; it is kept in the form in case one changes back. */
function scaleFor(direction: KpiDefinition['direction'], scale: ScaleSettings): ScaleSettings {
  if (direction === 'band') return scale;
  return { ...scale, bandLow: null, bandHigh: null, lowerFloor: null, upperFloor: null };
}

export function releaseTargets(held: readonly HeldTarget[], direction: KpiDefinition['direction']): TargetEntry[] {
  if (direction === 'none') return [];
  const limits = direction === 'increase' || direction === 'decrease';
  return held
    .filter((target) => typeof target.target === 'number')
    .map((target) => {
      const entry = release(target) as unknown as TargetEntry;
      return limits ? entry : { ...entry, floor: null, stretch: null };
    });
}

export const emptyDefinition = (ownerUnitId: string, ownerPersonId: string | null): KpiDefinition => ({
  code: '',
  name: '',
  description: null,
  unitKind: 'count',
  unitSymbol: null,
  decimals: 0,
  direction: 'increase',
  level: 'functional',
  timing: 'lagging',
  horizon: 'short',
  nature: 'quantitative',
  category: null,
  perspective: null,
  frequency: 'monthly',
  aggregation: 'sum',
  ratioFactor: null,
  ownerUnitId,
  ownerPersonId,
  dataSource: null,
  dataPath: null,
  formula: null,
  baseline: null,
  benchmark: null,
  benchmarkSource: null,
  parentKpiId: null,
  scale: {
    bandLow: null,
    bandHigh: null,
    lowerFloor: null,
    upperFloor: null,
    points: [],
    cap: null,
    greenAt: null,
    amberAt: null,
    attainmentMode: 'two-minus-ratio',
    graceDays: null,
  },
  calculation: null,
});

/** What goes with a unit of measure when nobody says otherwise: percentages are averaged, counts added up. */
export function defaultsFor(unitKind: KpiDefinition['unitKind']): Pick<KpiDefinition, 'decimals' | 'aggregation'> {
  if (unitKind === 'percent' || unitKind === 'score' || unitKind === 'duration')
    return { decimals: 1, aggregation: 'average' };
  if (unitKind === 'ratio') return { decimals: 2, aggregation: 'average' };
  return { decimals: 0, aggregation: 'sum' };
}
