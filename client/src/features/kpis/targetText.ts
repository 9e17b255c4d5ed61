import type { KpiDefinition } from '@/api/generated';
import type { Format } from '@/ui/format';

/** The band that is to be kept; null for a KPI with another direction. */
export function bandOf({ direction, scale }: KpiDefinition): { low: number; high: number } | null {
  const { bandLow, bandHigh } = scale;
  return direction === 'band' && bandLow !== null && bandHigh !== null ? { low: bandLow, high: bandHigh } : null;
}

/** The target in words: a band has two limits instead of one. */
export function targetText(definition: KpiDefinition, target: number | null, format: Format): string {
  const band = target === null ? null : bandOf(definition);
  return band
    ? format.range(format.value(band.low, definition), format.value(band.high, definition))
    : format.value(target, definition);
}
