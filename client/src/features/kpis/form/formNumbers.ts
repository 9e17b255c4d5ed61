import type { TFunction } from 'i18next';
import { wordNumber } from '@/ui/forms';
import type { NumberLimits } from '@/ui/numbers';
import type { FormValues } from './formValues';

type Limits = NumberLimits & { required?: boolean };

/** What the single numbers of a definition may be; what they say together the server judges. */
const LIMITS: Record<string, Limits> = {
  decimals: { min: 0, max: 6, decimals: 0, required: true },
  greenAt: { min: 0, max: 1000 },
  amberAt: { min: 0, max: 1000 },
  cap: { min: 100, max: 1000 },
  graceDays: { min: 0, max: 366, decimals: 0 },
};
/** What is in the KPI's own unit, and so may carry its percent sign. */
const IN_UNIT = /^(baseline|benchmark|target|floor|stretch|bandLow|bandHigh|lowerFloor|upperFloor|value)$/;

/** The limits of a number of the form by the last part of its path. */
export function limitsOf(name: string, { definition }: FormValues): NumberLimits {
  const { required: _, ...limits } = LIMITS[name] ?? {};
  return definition.unitKind === 'percent' && IN_UNIT.test(name) ? { ...limits, percent: true } : limits;
}

/** Which numbers of the form cannot be sent, in words by path. What is hidden, for its direction has none, does not count. */
export function numberErrors(values: FormValues, t: TFunction<'errors'>): Record<string, string> {
  const errors: Record<string, string> = {};
  const check = (path: string, required = false) => {
    const name = path.split('.').at(-1) ?? '';
    const limits = { ...limitsOf(name, values), required: required || LIMITS[name]?.required };
    const words = wordNumber(at(values, path), t, limits);
    if (words !== null) errors[path] = words;
  };
  for (const path of numberPaths(values)) check(path);

  // Half of a point or limits without a target would be left out without a word.
  const { definition, targets } = values;
  if (definition.direction === 'custom')
    definition.scale.points.forEach(({ value, score }, index) => {
      if ((value === '') !== (score === ''))
        check(`definition.scale.points.${index}.${value === '' ? 'value' : 'score'}`, true);
    });
  if (isLimited(definition.direction))
    targets.forEach(({ target, floor, stretch }, index) => {
      if (target === '' && (floor !== '' || stretch !== '')) check(`targets.${index}.target`, true);
    });
  return errors;
}

const isLimited = (direction: string) => direction === 'increase' || direction === 'decrease';

/** The paths of the numbers that are shown and sent. */
function numberPaths({ definition, targets }: FormValues): string[] {
  const { aggregation, direction, scale } = definition;
  const scaleNames = [
    ...(direction === 'none' ? [] : ['greenAt', 'amberAt', 'cap', 'graceDays']),
    ...(direction === 'band' ? ['lowerFloor', 'bandLow', 'bandHigh', 'upperFloor'] : []),
    ...(direction === 'custom' ? scale.points.flatMap((_, i) => [`points.${i}.value`, `points.${i}.score`]) : []),
  ];
  const targetNames = direction === 'none' ? [] : ['target', ...(isLimited(direction) ? ['floor', 'stretch'] : [])];
  return [
    ...['decimals', 'baseline', 'benchmark', ...(aggregation === 'ratio' ? ['ratioFactor'] : [])].map(
      (name) => `definition.${name}`,
    ),
    ...scaleNames.map((name) => `definition.scale.${name}`),
    ...targets.flatMap((_, index) => targetNames.map((name) => `targets.${index}.${name}`)),
  ];
}

function at(values: FormValues, path: string): number | string {
  const found = path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], values);
  return typeof found === 'number' || typeof found === 'string' ? found : '';
}
