import type { KpiDefinition } from '@/api/generated';

/**
 * My changes on top of somebody else's: where I changed the definition I began with, mine stands; everything else is
 * as it is now.
 */
export function reapply(base: KpiDefinition, mine: KpiDefinition, current: KpiDefinition): KpiDefinition {
  return {
    ...merge(withSegments(base), withSegments(mine), withSegments(current)),
    scale: merge(base.scale, mine.scale, current.scale),
  };
}

const withSegments = (definition: KpiDefinition): KpiDefinition => ({
  ...definition,
  segments: definition.segments ?? undefined,
});

function merge<T extends object>(base: T, mine: T, current: T): T {
  return Object.fromEntries(
    (Object.keys(mine) as (keyof T)[]).map((key) => [key, same(base[key], mine[key]) ? current[key] : mine[key]]),
  ) as T;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
